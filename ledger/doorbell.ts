import pg from 'pg';

/**
 * Waits for NOTIFY on one channel. A ring while nobody waits is kept, so that none is lost between
 * two waits; a lost connection is made anew, and until then the waits simply run to their end.
 */
export class Doorbell {
  #url: string;
  #channel: string;
  #client: pg.Client | undefined;
  #rung = false;
  #wake: (() => void) | undefined;
  #closed = false;

  constructor(url: string, channel: string) {
    this.#url = url;
    this.#channel = channel;
  }

  /** Ends a wait now, or the next one at once. */
  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Sleeps until a ring or for `ms` of real time. */
  async wait(ms: number): Promise<void> {
    if (!this.#client && !this.#closed) await this.#listen().catch(() => undefined);
    if (!this.#rung && !this.#closed)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.#wake = undefined;
    this.#rung = false;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.ring();
    await this.#client?.end().catch(() => undefined);
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    const drop = () => {
      if (this.#client === client) this.#client = undefined;
    };
    client.on('notification', () => this.ring());
    client.on('error', drop);
    client.on('end', drop);
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(this.#channel)}`);
    this.#client = client;
    // What was notified while there was no connection is found by looking once more.
    this.#rung = true;
  }
}
