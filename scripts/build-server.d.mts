export function buildServer(): Promise<void>;
export function bundle(entryPoints: Record<string, string>, folder?: string): Promise<void>;
export const threads: Record<string, string>;
