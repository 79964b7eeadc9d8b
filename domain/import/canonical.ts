import type { ParsedDocument } from '../document/types.ts';

/** The name under which the document lists an agency, by each other name that it uses for it. */
export const canonicalOf = ({ agencies }: ParsedDocument): Map<string, string> =>
  new Map(agencies.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name])));
