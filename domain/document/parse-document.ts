import { canonicalNames, collectAgencies, type Assigned } from './agencies.ts';
import { Body } from './body.ts';
import { decode } from './decode.ts';
import { findDatedSteps } from './dated-steps.ts';
import { findDuties } from './duties.ts';
import { UnreadableDocument, excerpt, type Complain, type Unreadable } from './errors.ts';
import { findIndicators } from './indicators.ts';
import { splitLines, type Line } from './lines.ts';
import { fold } from './notation.ts';
import { findOpening, readYears } from './title.ts';
import type { ParsedDocument, Years } from './types.ts';

/**
 * Reads a notice that divides the work of a plan among agencies: cover letter, title, chapters,
 * sections and numbered tasks, each closed by a bracket with its lead and cooperating agencies.
 * Takes time linear in the length of the text.
 *
 * @throws UnreadableDocument with every line that cannot be read; then nothing may be imported.
 */
export function parseDocument(text: string): ParsedDocument {
  const unreadable: Unreadable[] = [];
  const complain: Complain = (line) => void unreadable.push(line);
  const folded = fold(text);
  const lines = splitLines(folded);
  const opening = findOpening(folded, lines);
  if (opening.body === lines.length) throw new UnreadableDocument([noPlan(lines)]);

  const title = lines
    .slice(...(opening.title ?? [0, 0]))
    .map(({ start, end }) => text.slice(start, end))
    .join('');
  const period = checkTitle(title, lines[opening.title?.[0] ?? opening.body], complain);
  const drafts = new Body(text, folded, complain).read(lines.slice(opening.body));
  const canonical = canonicalNames(drafts);
  const named = drafts.map((draft) => ({
    ...draft,
    lead: draft.lead.map((name) => canonical.get(name) ?? name),
    cooperating: draft.cooperating.map((name) => canonical.get(name) ?? name),
  }));
  for (const task of named) checkNamedOnce(task, complain);
  if (unreadable.length > 0 || !period)
    throw new UnreadableDocument(unreadable.sort((a, b) => a.line - b.line));

  const letter = lines.slice(0, opening.title?.[0] ?? 0);
  return {
    title,
    period,
    tasks: named.map(({ number, chapter, section, span, lead, cooperating }) => {
      return { number, chapter, section, text: text.slice(...span), span, lead, cooperating };
    }),
    agencies: collectAgencies(drafts, canonical),
    duties: findDuties(text, folded, letter),
    indicators: named.flatMap(({ number, span }) => findIndicators(text, folded, number, span)),
    datedSteps: [
      ...letter.flatMap(({ start, end }) =>
        findDatedSteps(text, folded, { task: null, span: [start, end], period }),
      ),
      ...named.flatMap(({ span }, index) =>
        findDatedSteps(text, folded, { task: index + 1, span, period }),
      ),
    ],
  };
}

/** As `parseDocument`, for the bytes of a file. @throws NotText, UnreadableDocument */
export function parseBytes(bytes: Uint8Array): ParsedDocument {
  return parseDocument(decode(bytes));
}

function noPlan(lines: readonly Line[]): Unreadable {
  return {
    line: lines.at(-1)?.number ?? 1,
    code: 'no_plan',
    found: lines.length === 0 ? 'an empty document' : 'the end of the document',
    expected: 'a title and the plan below it: chapters (一、), sections (（一）) and tasks (1.)',
  };
}

function checkTitle(title: string, at: Line | undefined, complain: Complain): Years | undefined {
  const line = at?.number ?? 1;
  if (title === '') {
    complain({
      line,
      code: 'no_title',
      found: 'the plan without a title',
      expected: 'the title on a line of its own before the first chapter',
    });
    return undefined;
  }
  const period = readYears(fold(title));
  if (!period)
    complain({
      line,
      code: 'no_period',
      found: `the title ${excerpt(title)}`,
      expected: 'a title that says the period, such as “十二五” or 2011—2015年',
    });
  return period;
}

function checkNamedOnce(task: Assigned & { readonly line: number }, complain: Complain): void {
  const { number, line } = task;
  const leads = new Set(task.lead);
  const cooperating = new Set(task.cooperating);
  const seen = new Set<string>();
  for (const name of [...task.lead, ...task.cooperating]) {
    if (seen.has(name)) {
      const both = leads.has(name) && cooperating.has(name);
      complain({
        line,
        code: both ? 'lead_also_cooperating' : 'name_twice',
        found: `${name} ${both ? 'as lead and cooperating agency' : 'twice'} in task ${number}`,
        expected: 'every agency once',
      });
    }
    seen.add(name);
  }
}
