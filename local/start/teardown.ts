type Step = { what: string; undo: () => Promise<unknown> };

/** What must be undone at the end, the newest first. */
export class Teardown {
  #steps: Step[] = [];
  #running: Promise<string[]> | undefined;
  #failed: string[] = [];

  /** Has something undone at the end; at once if the end has come already. */
  async add(what: string, undo: () => Promise<unknown>): Promise<void> {
    if (this.#running) await this.#undo({ what, undo });
    else this.#steps.push({ what, undo });
  }

  /** Undoes everything, once, whatever fails on the way; gives what failed, a line each. */
  run(): Promise<string[]> {
    this.#running ??= this.#undoAll();
    return this.#running;
  }

  async #undoAll(): Promise<string[]> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) await this.#undo(step);
    return this.#failed;
  }

  async #undo({ what, undo }: Step): Promise<void> {
    try {
      await undo();
    } catch (error) {
      this.#failed.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
