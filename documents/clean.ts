const BARRED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text without what XML cannot hold: control characters and halves of characters. */
export const clean = (text: string): string => text.replace(BARRED, '');

/** The lines of a typed text, none of them empty. */
export const linesOf = (text: string): string[] =>
  clean(text)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
