// What the processes of this benchmark say to one another.

/** Where the server is, and who may read the space: the first one writes. */
export type Ready = { port: number; tokens: string[]; articleId: string };

/** Bytes in use after a collection of garbage: of the whole process, and of JavaScript's heap alone. */
export type Memory = { residentBytes: number; heapBytes: number };

export type ToClients = { kind: "open"; ready: Ready; count: number } | { kind: "write" };

/** Milliseconds from the answer to the write until each stream had the change; below zero where the change came first. */
export type Delays = { delaysMs: number[]; writeMs: number };
