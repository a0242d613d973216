/** A lock that is granted in the order in which it was asked for. */
export class FirstInFirstOut {
  private last: Promise<void> = Promise.resolve();

  /** Resolves when every earlier holder has let go; the holder calls the returned function once. */
  async acquire(): Promise<() => void> {
    const before = this.last;
    let release = () => {};
    this.last = new Promise<void>((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }

  /** Runs `work` while holding the lock. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.acquire();
    try {
      return await work();
    } finally {
      release();
    }
  }
}
