/** So many statements a connection keeps prepared; those with lists of any length are endless. */
const MOST_PREPARED = 500;

/**
 * Names the statements that come again and again, so that PostgreSQL parses and plans each of them once
 * per connection and not at every step. One that has no name is parsed anew each time.
 * @returns the name of a statement; empty for one that is not kept.
 */
export function statementNames(most = MOST_PREPARED): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= most) return '';
    const name = `duban_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
