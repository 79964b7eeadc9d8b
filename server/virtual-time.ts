/** Under virtual time: what a visitor may do with the clock. */
export interface VirtualTime {
  now(): Promise<Date>;
  /** The earliest business instant at which something is due by itself; null if nothing is. */
  next(): Promise<Date | null>;
  /** Starts moving business time to the instant, in the background; `state` tells how far it is. */
  stepTo(instant: Date): void;
  state(): VirtualTimeState;
}

export interface VirtualTimeState {
  running: boolean;
  /** Where it is going; null when it stands. */
  target: Date | null;
  at: Date;
  /** Why the last step did not come to rest; null when it did. */
  error: string | null;
}
