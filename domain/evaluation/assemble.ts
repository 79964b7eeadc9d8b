import type { AssemblySource, SourceReport } from '../assembly/assemble.ts';
import { assemble, assembledIndicators } from '../assembly/assemble.ts';
import type { Assembly, Paragraph } from '../assembly/assembly.ts';
import { INDICATORS } from '../assembly/indicators.ts';
import { saysSomething } from '../forms/field-spec.ts';
import { kindOfSide } from '../kinds/sides.ts';
import { kindWordsOf } from '../kinds/words.ts';
import type { AsOf } from '../statistics/counting-rule.ts';
import {
  ADJUSTMENTS,
  DIFFERENCE,
  differ,
  HINDRANCES,
  RATING,
  ratingOf,
  type Rating,
} from './rating.ts';

/** Both sides of the midterm evaluation, as they stand. */
export interface BothSides {
  self: AssemblySource;
  independent: AssemblySource;
}

/**
 * Puts both sides of a revealed evaluation together: every task with its self-evaluation against the
 * independent assessment and the words on what differs; what hinders, by chapter; what should be adjusted.
 * Each paragraph names the revision that it rests on. Counts are those of the self-evaluations.
 */
export function assembleEvaluation({ self, independent }: BothSides, asOf: AsOf): Assembly {
  const whole = assemble(self, [], asOf);
  const others = assemble(independent, [], asOf);
  const evaluated = present(self);
  const assessed = present(independent);
  const assessedBy = byTask(assessed);
  const evaluatedBy = byTask(evaluated);
  const reports = [...evaluated, ...assessed].toSorted(inOrder);
  const section = (name: string) => ({
    name,
    paragraphs: reports.flatMap((report) => said(report, name)),
  });
  const assessedOnly = assessed.filter(({ task }) => !task || !evaluatedBy.has(task.key));
  return {
    ...whole,
    sections: [
      {
        name: 'matrix',
        paragraphs: [
          ...evaluated.flatMap((report) =>
            rated(report, (report.task && assessedBy.get(report.task.key)) ?? null),
          ),
          ...assessedOnly.flatMap((report) => rated(null, report)),
        ].toSorted(inOrder),
      },
      { name: INDICATORS, paragraphs: assembledIndicators(self) },
      section(HINDRANCES),
      section(ADJUSTMENTS),
    ],
    missing: [...whole.missing, ...others.missing],
  };
}

/** What was filed and is on the roster. */
const present = ({ reports }: AssemblySource): SourceReport[] =>
  reports.filter(({ leftAt, accepted }) => leftAt === null && accepted !== null);

/** Reports by the key of their task; of a task with several, the first one. */
const byTask = (reports: readonly SourceReport[]): ReadonlyMap<string, SourceReport> =>
  new Map(reports.toReversed().flatMap((each) => (each.task ? [[each.task.key, each]] : [])));

/** In the order of the plan; what is of no task comes last. */
const inOrder = (a: Pick<Paragraph, 'task'>, b: Pick<Paragraph, 'task'>): number =>
  (a.task?.order ?? Infinity) - (b.task?.order ?? Infinity);

const ratingIn = (report: SourceReport | null): Rating | null =>
  report?.accepted ? ratingOf(report.accepted.values) : null;

/** A rating in the words of the forms. */
const named = (rating: Rating | null): string =>
  (rating && kindWordsOf('zh-CN', kindOfSide('self')).fields[RATING]?.options?.[rating]) ?? '未报';

/** A task in the matrix: both ratings, and what both sides say to their difference. */
function rated(self: SourceReport | null, independent: SourceReport | null): Paragraph[] {
  const base = self ?? independent;
  if (!base) return [];
  const [one, other] = [ratingIn(self), ratingIn(independent)];
  const isApart = one !== null && other !== null && differ(one, other);
  const by = independent ? `（${sourceOf(independent)}）` : '';
  const ratings =
    base.task === null
      ? `自评：${named(one)}。`
      : `自评：${named(one)}；独立评估：${named(other)}${by}${isApart ? '，相差两档以上' : ''}。`;
  const words = [
    ['自评单位', self],
    ['评估人', independent],
  ] as const;
  const lines = words.flatMap(([label, report]) => {
    const text = report?.accepted?.values[DIFFERENCE]?.trim() ?? '';
    return report && saysSomething(text) ? [`${label}（${report.owner.name}）说明：${text}`] : [];
  });
  return [paragraphOf(base, RATING, [ratings, ...lines].join('\n'))];
}

const sourceOf = ({ owner, accepted }: SourceReport) =>
  `${owner.name}，第${accepted?.revision ?? 0}稿`;

/** What one report says in a section. */
function said(report: SourceReport, name: string): Paragraph[] {
  const text = report.accepted?.values[name]?.trim() ?? '';
  return saysSomething(text) ? [paragraphOf(report, name, text)] : [];
}

function paragraphOf(report: SourceReport, name: string, text: string): Paragraph {
  const { id, task, owner, accepted } = report;
  return {
    key: `${id}/${name}`,
    text,
    about: null,
    agency: owner,
    task: task && { number: task.number, order: task.order, text: task.text },
    chapter: task?.chapter ?? null,
    source: { reportId: id, revision: accepted?.revision ?? null },
    span: task?.span ?? null,
  };
}
