/** A loop that runs until it is stopped; `stop` waits for the step it is in. */
export interface Loop {
  stop(): Promise<void>;
}
