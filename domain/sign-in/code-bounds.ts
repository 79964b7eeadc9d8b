/** How many codes were asked for lately. */
export interface CodesAsked {
  /** At the account, by browsers that had signed in at it before, within the short window. */
  knownAtAccount: number;
  /** At the account from the same source, by other browsers, within the short window. */
  atAccountFromSource: number;
  /** At the account, by other browsers from wherever, within an hour. */
  atAccount: number;
  /** From the source, at whatever accounts, within a minute and an hour. */
  fromSourceLately: number;
  fromSource: number;
}

/** The windows in which codes are counted, in seconds. */
export const WINDOW_S = { minute: 60, short: 600, hour: 3_600 } as const;
/** How long a code is taken, in seconds; after so many wrong tries it is not taken either. */
export const CODE_S = 600;
export const CODE_TRIES = 5;

/** Of six in ten minutes, the sixth still reaches whoever mistypes an address. */
const FOR_ONE = 6;
/** From elsewhere nobody fills this alone: who asks for somebody else's codes keeps nobody out. */
const AT_ACCOUNT = 30;
/** A whole office may sit behind one source. */
const FROM_SOURCE = { minute: 30, hour: 300 };

/**
 * Whether one more code is sent. A browser that has signed in at the account before is bound by what such
 * browsers asked for alone: strangers cannot use up its codes. At 30 codes of five tries an hour, one of a hundred
 * million is guessed in some 75 years.
 */
export function mayAskForCode(asked: CodesAsked, isKnown: boolean): boolean {
  if (isKnown) return asked.knownAtAccount < FOR_ONE;
  return (
    asked.atAccountFromSource < FOR_ONE &&
    asked.atAccount < AT_ACCOUNT &&
    asked.fromSourceLately < FROM_SOURCE.minute &&
    asked.fromSource < FROM_SOURCE.hour
  );
}
