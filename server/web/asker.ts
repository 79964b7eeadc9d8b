/** Who asks: for the session's record, for the bounds on tries, and for what is bound to a browser. */
export interface Asker {
  /** IP address. */
  address: string;
  userAgent: string;
  /** Names the browser through one sign-in: nothing else can use a code that it asked for. */
  browser: string;
  /** What the browser has kept of an earlier sign-in (`Auth.knownBrowser`); null: nothing. */
  known: string | null;
}
