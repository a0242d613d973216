/** How a command ends, for programs that call it. */
export const EXIT = {
  done: 0,
  /** Something could not be done; what was done stands. */
  failed: 1,
  /** The command was not understood. */
  usage: 2,
  /** Everything else was done, but something waits for a person to decide. */
  undecided: 3,
} as const;

/** Ends a command with a sentence for the person: what happened, and what to do next. */
export class Complaint extends Error {
  constructor(
    sentence: string,
    readonly exitCode: number = EXIT.failed,
  ) {
    super(sentence);
    this.name = "Complaint";
  }
}

/** The code of a failed system call, such as `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
