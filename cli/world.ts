/** What a command meets outside itself; tests hand in another one. */
export interface World {
  cwd: string;
  env: Record<string, string | undefined>;
  /** What the command answers: for people, or as JSON for programs. */
  print(line: string): void;
  /** What it says besides: progress, waiting, warnings. */
  say(line: string): void;
  /** Asks for something that must not be shown while it is typed. Null where there is nobody to ask. */
  askSecret(question: string): Promise<string | null>;
  fetch: typeof fetch;
  sleep(ms: number): Promise<void>;
}
