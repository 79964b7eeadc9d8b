import { allSections, type Assembly, type Paragraph } from './assembly.ts';

/** A paragraph that is not what it was. */
export type Difference =
  | { section: string; what: 'added'; after: Paragraph }
  | { section: string; what: 'removed'; before: Paragraph }
  | { section: string; what: 'changed'; before: Paragraph; after: Paragraph };

/** What somebody wrote beside an assembly, by section or chapter; and what became of it. */
export interface TextDifference {
  key: string;
  before: string;
  after: string;
}

/**
 * What a renewed assembly says otherwise, section by section in the order of the later one; what is gone
 * comes last in its section. A paragraph counts as changed by what it says, not by the revision that says
 * it: whoever files anew and changes one field has changed one paragraph.
 */
export function differences(before: Assembly, after: Assembly): Difference[] {
  const earlier = new Map(allSections(before).map(({ name, paragraphs }) => [name, paragraphs]));
  const later = allSections(after);
  const names = [...new Set([...later.map(({ name }) => name), ...earlier.keys()])];
  return names.flatMap((section) => {
    const was = earlier.get(section) ?? [];
    const is = later.find(({ name }) => name === section)?.paragraphs ?? [];
    const known = new Map(was.map((each) => [each.key, each]));
    const kept = new Set(is.map(({ key }) => key));
    return [
      ...is.flatMap((each): Difference[] => {
        const old = known.get(each.key);
        if (!old) return [{ section, what: 'added', after: each }];
        return old.text === each.text
          ? []
          : [{ section, what: 'changed', before: old, after: each }];
      }),
      ...was
        .filter(({ key }) => !kept.has(key))
        .map((each): Difference => ({ section, what: 'removed', before: each })),
    ];
  });
}

/** The same of what was written beside it. */
export function textDifferences(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): TextDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((key) => ({ key, before: before[key] ?? '', after: after[key] ?? '' }))
    .filter((each) => each.before !== each.after);
}

/** Whether the counts of two assemblies differ. */
export const countsDiffer = (before: Assembly, after: Assembly): boolean =>
  JSON.stringify(before.statistics) !== JSON.stringify(after.statistics);
