import type { Readable } from 'node:stream';

/**
 * How far a message got, told by the stream nodemailer reads it from. Nodemailer opens the stream at
 * MAIL FROM, starts to read it when the server has answered DATA with 354, and writes the final dot
 * when the stream has ended. So an error alone need not be guessed at: before the stream's end the
 * server cannot have the whole message (RFC 5321 §4.1.1.4), after it, it may.
 *
 * Nodemailer's pool may begin again by itself on another connection; then there are several streams.
 */
export class Progress {
  readonly #streams: Readable[] = [];

  /** Follows one more attempt. */
  follow(stream: Readable): void {
    this.#streams.push(stream);
  }

  /** MAIL FROM was reached. */
  get begun(): boolean {
    return this.#streams.length > 0;
  }

  /** Content was handed to the connection. */
  get read(): boolean {
    return this.#streams.some((stream) => stream.readableDidRead);
  }

  /** The final dot may have been written. */
  get ended(): boolean {
    return this.#streams.some((stream) => stream.readableEnded);
  }

  /** It may have been written in an attempt before the last, whose answer nobody reported. */
  get endedBefore(): boolean {
    return this.#streams.slice(0, -1).some((stream) => stream.readableEnded);
  }
}
