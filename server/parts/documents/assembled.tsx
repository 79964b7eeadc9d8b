import type { Assembly, MissingReport, Paragraph } from '../../../domain/assembly/assembly.ts';
import type { Tally } from '../../../domain/statistics/tally.ts';
import type { Desk } from '../desk.ts';
import { reportPath } from '../names.tsx';
import { AgencyName, headOf, langOf, Verbatim } from '../text.tsx';
import { documentWordsOf } from './words.ts';

/** What stands beside a field of a document: the paragraphs of its section, or of its chapter. */
export function paragraphsFor(assembly: Assembly, field: { name: string; chapter: string | null }) {
  if (field.name === 'disagreements') return assembly.disagreements;
  const own = assembly.sections.find(({ name }) => name === field.name)?.paragraphs ?? [];
  return field.chapter === null ? own : own.filter(({ chapter }) => chapter === field.chapter);
}

/** Paragraphs in the words of those who filed them, each with what it rests on. */
export function Paragraphs({ desk, paragraphs }: { desk: Desk; paragraphs: readonly Paragraph[] }) {
  return (
    <ol class="assembled">
      {paragraphs.map((each) => (
        <li>
          <Said desk={desk} paragraph={each} />
        </li>
      ))}
    </ol>
  );
}

/** One paragraph: what it is about, what it says, what it rests on. */
export function Said({ desk, paragraph }: { desk: Desk; paragraph: Paragraph }) {
  const words = documentWordsOf(desk.words.lang);
  const { task, text, about, key, source } = paragraph;
  const isNil = key === `${source.reportId}/nil`;
  return (
    <>
      <p class="m-0 fw-bold">
        {task ? (
          <>
            {desk.words.task(task.number)} <Verbatim c={desk.c} text={headOf(task.text)} />
          </>
        ) : (
          <AgencyName c={desk.c} agency={paragraph.agency} />
        )}
        {about !== null && (
          <span class="fw-normal">
            {' '}
            <Verbatim c={desk.c} text={about} />
          </span>
        )}
      </p>
      <p class="typed m-0">
        {isNil && words.nil}
        <span {...langOf(desk.c, text)}>{text}</span>
      </p>
      <Source desk={desk} of={paragraph} />
    </>
  );
}

/** Whose word it is, in which revision, and where the notice speaks of it. */
export function Source({ desk, of }: { desk: Desk; of: Omit<Paragraph, 'text' | 'about'> }) {
  const words = documentWordsOf(desk.words.lang);
  const { agency, source, span } = of;
  const { reportId, revision } = source;
  const query = span && `plan=${encodeURIComponent(desk.plan.id)}&from=${span.from}&to=${span.to}`;
  return (
    <p class="muted small m-0">
      <AgencyName c={desk.c} agency={agency} /> ·{' '}
      <a href={`${reportPath(reportId)}${revision === null ? '' : `#revision-${revision}`}`}>
        {revision === null ? reportId : words.revision(revision)}
      </a>
      {span && (
        <>
          {' '}
          · <a href={`/desk/source?${query}#span`}>{words.line(span.line)}</a>
        </>
      )}
    </p>
  );
}

/** The counts of the roster, on the whole and by chapter, and the reports that are not in it. */
export function Reporting({ desk, assembly }: { desk: Desk; assembly: Assembly }) {
  const words = documentWordsOf(desk.words.lang);
  const { total, chapters } = assembly.statistics;
  return (
    <>
      <p>{counts(desk, total)}</p>
      {chapters.length > 1 && (
        <dl class="facts">
          {chapters.map(({ chapter, tally }) => (
            <>
              <dt>{chapter === null ? words.wholePlan : <Verbatim c={desk.c} text={chapter} />}</dt>
              <dd>{counts(desk, tally)}</dd>
            </>
          ))}
        </dl>
      )}
      {assembly.missing.length > 0 && (
        <details>
          <summary>
            {words.missing}
            {desk.words.frame.colon}
            {assembly.missing.length}
          </summary>
          <ol class="assembled">
            {assembly.missing.map((each) => (
              <li>
                <Missing desk={desk} report={each} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function Missing({ desk, report }: { desk: Desk; report: MissingReport }) {
  const words = documentWordsOf(desk.words.lang);
  const { task, why, dueOn } = report;
  return (
    <>
      <p class="m-0">
        {task && (
          <>
            {desk.words.task(task.number)} <Verbatim c={desk.c} text={headOf(task.text)} />{' '}
          </>
        )}
        <span class="badge bg-yellow-lt">{words.why[why]}</span>{' '}
        <span class="muted small">{words.due(desk.words.date(dueOn))}</span>
      </p>
      <Source desk={desk} of={report} />
    </>
  );
}

const counts = (desk: Desk, { owed, filed, accepted, original, left }: Tally) =>
  documentWordsOf(desk.words.lang).counts({
    owed,
    filed,
    accepted,
    left,
    onTime: original.filedOnTime,
    late: original.filedLate,
    missing: owed - filed,
  });
