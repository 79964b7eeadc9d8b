/** Separators, what Windows refuses, control characters, and marks that are not seen or turn the writing round. */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029"*:<>?|\u115f\u1160\u3164\uffa0\ufff0-\uffff]/gu;
/** Names of devices under Windows, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;
/** The longest name, in characters, its ending with it. */
const LONGEST = 100;

/** The ending of a name in lower case, without its dot; empty if there is none. */
export const endingOf = (name: string): string =>
  /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * The name that an attachment is kept and saved under: the last part of a path, without what a system
 * refuses or an eye overlooks, no device's, not hidden, short; its ending stays.
 *
 * @param given the name as a browser sent it, of any length.
 */
export function safeName(given: string): string {
  // A name of megabytes is not worth normalizing: what counts are its beginning and its end.
  const bounded = given.length > 2_000 ? `${given.slice(0, 1_000)}${given.slice(-1_000)}` : given;
  const last = bounded.split(/[\\/]/).at(-1) ?? '';
  const seen = last.normalize('NFC').replace(UNSAFE, '').replace(/\s+/g, ' ');
  const plain = seen.replace(/[. ]+$/, '');
  const ending = endingOf(plain);
  const stem = trimmed(ending === '' ? plain : plain.slice(0, -ending.length - 1));
  const free = DEVICE.test(`${stem}.`) ? `_${stem}` : stem;
  const most = LONGEST - (ending === '' ? 0 : ending.length + 1);
  const short = trimmed([...free].slice(0, most).join(''));
  return `${short === '' ? '附件' : short}${ending === '' ? '' : `.${ending}`}`;
}

/** Without dots and spaces at either end: a name that begins so is hidden, one that ends so is refused. */
const trimmed = (text: string) => text.replace(/^[. ]+/, '').replace(/[. ]+$/, '');
