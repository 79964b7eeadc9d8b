import { parseDocument } from '../document/parse-document.ts';
import { canonicalOf } from './canonical.ts';
import type { ParsedDocument, Task } from '../document/types.ts';

/** Who is what to a task. */
type Roles = Pick<Task, 'lead' | 'cooperating' | 'responsible'>;

/** What was read of a document, so that a rule of it can be accepted or not. */
export interface Reading {
  document: ParsedDocument;
  /** By place: the roles of a task as its own clause has them, where a rule of the document changes them. */
  asWritten: Readonly<Record<number, Roles>>;
}

/** A document with the roles that it would give without its rules. */
export function readingOf(text: string, document: ParsedDocument): Reading {
  if (!document.rules) return { document, asWritten: {} };
  const plain = parseDocument(text, { appliesRules: false });
  const canonical = canonicalOf(document);
  const named = (names: readonly string[]) => names.map((name) => canonical.get(name) ?? name);
  const asWritten = Object.fromEntries(
    document.tasks.flatMap(({ rule, span }, index) => {
      const same = plain.tasks[index];
      if (!rule || same?.span[0] !== span[0]) return [];
      const { lead, cooperating, responsible = [] } = same;
      const roles = {
        lead: named(lead),
        cooperating: named(cooperating),
        responsible: named(responsible),
      };
      return [[index + 1, roles]];
    }),
  );
  return { document, asWritten };
}
