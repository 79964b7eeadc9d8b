// C0, DEL, C1, zero-width and bidirectional controls, line and paragraph separators, BOM: what could
// break a header or make a name look like another. ZWJ and ZWNJ stay: scripts need them.
const CONTROLS =
  /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text fit for one line of a mail or a header: runs of control characters and blanks become one blank. */
export function oneLine(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(CONTROLS, ' ')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
}

/** Text of several lines (a reviewer's reason) as its lines, each clean; empty lines are left out. */
export function lines(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(oneLine)
    .filter((line) => line !== '');
}

/**
 * The text, cut to about `length` characters with …; the cut falls after a sentence or clause if one
 * ends in its last third. Counts code points, so that no character is torn.
 */
export function shorten(text: string, length = 120): string {
  const points = [...text];
  if (points.length <= length) return text;
  const head = points.slice(0, length);
  const end = head.findLastIndex((point) => '。；，、;,. '.includes(point));
  const cut = end >= (length * 2) / 3 ? head.slice(0, end) : head;
  return `${cut.join('').trimEnd()}…`;
}
