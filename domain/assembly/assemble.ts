import type { Field, FieldValues } from '../forms/field-spec.ts';
import { saysSomething } from '../forms/field-spec.ts';
import { allFields } from '../forms/submission-view.ts';
import type { ReportStage } from '../report/facts.ts';
import { statistics, statisticsBy, type StatisticsRow } from '../statistics/statistics.ts';
import type { AsOf } from '../statistics/counting-rule.ts';
import { indicatorParagraphs, type IndicatorRules, type SourceIndicator } from './indicators.ts';
import { issueParagraphs, type SourceIssue } from './issues.ts';
import type {
  Assembly,
  AssembledAgency,
  MissingReport,
  NoticeSpan,
  Paragraph,
  PlanTask,
  SectionSpec,
} from './assembly.ts';

/** A chapter with its place: from its first task to its last. */
export interface PlanChapter {
  /** Its key in forms: `c3`. */
  key: string;
  title: string;
  span: NoticeSpan;
}

/** What was accepted of a report: its newest revision with an accepting review. */
export interface AcceptedText {
  revision: number;
  fields: readonly Field[];
  values: FieldValues;
  nil: boolean;
  nilReason: string;
}

/** A cooperating agency's disagreement with a report. */
export interface Objecting {
  reportId: string;
  revision: number;
  agency: AssembledAgency;
  opinion: string;
}

/** A report of the cycle, as it is put together with others. */
export interface SourceReport extends StatisticsRow {
  id: string;
  stage: ReportStage;
  owner: AssembledAgency;
  /** Null for a report on the whole plan. */
  task: PlanTask | null;
  dueOn: string;
  accepted: AcceptedText | null;
  disagreements: readonly Objecting[];
}

/** Everything an assembly is made of. */
export interface AssemblySource {
  kind: string;
  period: string;
  /** In the order of the plan. */
  reports: readonly SourceReport[];
  tasks: readonly PlanTask[];
  chapters: readonly PlanChapter[];
  /** What was accepted of the plan's indicators; left out: it has none. */
  indicators?: readonly SourceIndicator[];
  indicatorRules?: IndicatorRules;
  /** The plan's major issues that are open; left out: none. */
  issues?: readonly SourceIssue[];
}

/**
 * 整理汇总: puts the accepted reports of a cycle together, section by section, in the order of the plan.
 * Every paragraph is what somebody filed, whole and in their words, with the revision and the place in
 * the notice that it rests on. Reports that left the roster are counted, and nothing else of them is in it.
 */
export function assemble(
  source: AssemblySource,
  specs: readonly SectionSpec[],
  asOf: AsOf,
): Assembly {
  const { kind, period, reports, tasks, chapters } = source;
  const present = reports.filter(({ leftAt }) => leftAt === null);
  return {
    kind,
    period,
    sections: specs.map((spec) => ({
      name: spec.name,
      paragraphs: spec.issues
        ? issueParagraphs(source.issues ?? [])
        : spec.indicators
          ? assembledIndicators(source)
          : present.flatMap((report) => paragraphsOf(report, spec, tasks, chapters)),
    })),
    disagreements: present.flatMap((report) =>
      report.disagreements.map((each) => said(report, each)),
    ),
    missing: present.flatMap(missingOf),
    statistics: {
      total: statistics(reports, asOf),
      chapters: [...statisticsBy(reports, (row) => row.chapter, asOf)].map(([chapter, tally]) => ({
        chapter,
        tally,
      })),
    },
  };
}

/** The indicators of a plan, as they stand. */
export const assembledIndicators = ({
  indicators,
  reports,
  indicatorRules,
}: AssemblySource): Paragraph[] =>
  indicators && indicatorRules ? indicatorParagraphs(indicators, reports, indicatorRules) : [];

/** What one accepted report says in a section. */
function paragraphsOf(
  report: SourceReport,
  spec: SectionSpec,
  tasks: readonly PlanTask[],
  chapters: readonly PlanChapter[],
): Paragraph[] {
  const { accepted } = report;
  if (!accepted) return [];
  const { fields, values, nil, nilReason, revision } = accepted;
  const common = { agency: report.owner, source: { reportId: report.id, revision } };
  const reason: Paragraph[] =
    nil && spec.nil
      ? [{ ...common, ...placeOf(report), key: `${report.id}/nil`, text: nilReason, about: null }]
      : [];
  const told = allFields(fields, values)
    .filter(
      ({ key, spec: { name } }) => spec.fields.includes(name) && saysSomething(values[key] ?? ''),
    )
    .toSorted((a, b) => spec.fields.indexOf(a.spec.name) - spec.fields.indexOf(b.spec.name))
    .map((field): Paragraph => {
      const { place, about } = aboutOf(field, report, tasks, chapters);
      const key = `${report.id}/${field.key}`;
      return { ...common, ...place, key, text: (values[field.key] ?? '').trim(), about };
    });
  return [...reason, ...told];
}

type Place = Pick<Paragraph, 'task' | 'chapter' | 'span'>;

/** Where a report stands in the plan. */
function placeOf({ task }: SourceReport): Place {
  if (!task) return { task: null, chapter: null, span: null };
  const { number, order, text, chapter, span } = task;
  return { task: { number, order, text }, chapter, span };
}

/** Where a field of it stands: at what it is repeated for. */
function aboutOf(
  { spec, item }: Field,
  report: SourceReport,
  tasks: readonly PlanTask[],
  chapters: readonly PlanChapter[],
): { place: Place; about: string | null } {
  const own = placeOf(report);
  if (!item) return { place: own, about: null };
  const chapter = spec.repeat === 'chapter' && chapters.find(({ key }) => key === item.key);
  if (chapter)
    return { place: { task: null, chapter: chapter.title, span: chapter.span }, about: null };
  const task = tasks.find(({ key }) => key === item.key);
  if (task && (spec.repeat === 'named' || spec.repeat === 'task'))
    return { place: placeOf({ ...report, task }), about: null };
  return { place: own, about: item.label };
}

function said(report: SourceReport, { agency, reportId, revision, opinion }: Objecting): Paragraph {
  const source = { reportId, revision };
  return { ...placeOf(report), key: reportId, text: opinion.trim(), about: null, agency, source };
}

/** A report of which nothing is in it: never filed, or filed and not accepted. */
function missingOf(report: SourceReport): MissingReport[] {
  if (report.accepted) return [];
  return [
    {
      ...placeOf(report),
      key: report.id,
      agency: report.owner,
      source: { reportId: report.id, revision: null },
      why: report.firstFiledAt ? 'not_accepted' : 'never',
      dueOn: report.dueOn,
    },
  ];
}
