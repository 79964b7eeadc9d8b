const MOST = 48;

/** The beginning of a task's text: its first sentence if that is short, else cut with “…”. */
export function leadText(text: string, most = MOST): string {
  const end = text.indexOf('。');
  const first = end === -1 ? text : text.slice(0, end);
  return first.length <= most ? first : `${first.slice(0, most)}…`;
}
