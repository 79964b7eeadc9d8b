const MOST_KEYS = 10_000;

/** A bound of so many times per key within a window of real time; kept by this process alone. */
export class AtMost {
  #times: number;
  #windowMs: number;
  #seen = new Map<string, number[]>();

  constructor(times: number, windowMs: number) {
    this.#times = times;
    this.#windowMs = windowMs;
  }

  /** Counts one more, if it is within the bound. */
  allows(key: string): boolean {
    const now = Date.now();
    const recent = (this.#seen.get(key) ?? []).filter((at) => now - at < this.#windowMs);
    // The oldest key goes first, so that made-up keys cannot fill the memory.
    this.#seen.delete(key);
    const isAllowed = recent.length < this.#times;
    this.#seen.set(key, isAllowed ? [...recent, now] : recent);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MOST_KEYS && oldest !== undefined) this.#seen.delete(oldest);
    return isAllowed;
  }
}
