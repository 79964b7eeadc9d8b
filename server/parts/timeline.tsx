import type { Child } from 'hono/jsx';
import type { TimelineEntry, TimelineMail } from '../../ledger/read/desk/timeline.ts';
import type { Desk } from './desk.ts';
import { extensionWordsOf } from './extensions/words.ts';
import { instructionWordsOf } from './instructions/words.ts';
import { AgencyName, Verbatim } from './text.tsx';

/** Whoever owed the report under any of its terms, by id. */
type Owners = ReadonlyMap<string, { name: string; nameEn: string | null }>;

interface TimelineProps {
  desk: Desk;
  entries: TimelineEntry[];
  owners: Owners;
}

/** What happened to a report, oldest first. */
export function Timeline({ desk, entries, owners }: TimelineProps) {
  if (entries.length === 0) return <p class="muted m-0">{desk.says.report.noPast}</p>;
  return (
    <ol class="timeline">
      {entries.map((entry) => (
        <Entry desk={desk} entry={entry} owners={owners} />
      ))}
    </ol>
  );
}

/** The steps past the due date. */
const GRAVE = ['urge', 'escalate', 'letter', 'circular', 'close'] as const;

function Entry({ desk, entry, owners }: { desk: Desk; entry: TimelineEntry; owners: Owners }) {
  const { report: words } = desk.says;
  const tell = (at: Date) => desk.words.instant(at, desk.zone);
  const item = (title: Child, look: string, children?: Child) => (
    <li class={look}>
      <time datetime={entry.at.toISOString()}>{tell(entry.at)}</time>
      <strong>{title}</strong>
      {children}
    </li>
  );
  switch (entry.kind) {
    case 'step': {
      const grave = GRAVE.find((each) => each === entry.notice);
      return item(
        desk.words.step(entry.name, entry.notice),
        grave ? 'bad' : '',
        <>
          {grave && <div class="small">{desk.words.noticeMeaning[grave]}</div>}
          {isLater(entry) && (
            <div class="small muted">{words.stepLater(tell(entry.plannedAt))}</div>
          )}
          <Mails desk={desk} mails={entry.mails} />
        </>,
      );
    }
    case 'skipped':
      return item(
        words.skipped(desk.words.step(entry.name, entry.notice)),
        'quiet',
        <div class="small muted">
          {entry.by === null
            ? words.skippedPast
            : words.skippedBy(desk.words.step(entry.by.name, entry.by.notice))}
        </div>,
      );
    case 'filed':
      return item(
        <>
          {words.filed(entry.revision)} {entry.late && <Mark text={words.late} />}{' '}
          {entry.nil && <Mark text={words.nil} />}
        </>,
        'good',
        <By desk={desk} name={entry.by} />,
      );
    case 'withdrawn':
      return item(words.withdrawn(entry.revision), 'quiet', <By desk={desk} name={entry.by} />);
    case 'extension':
      return item(
        extensionWordsOf(desk.words.lang).timeline[entry.what],
        entry.what === 'granted' ? 'good' : entry.what === 'refused' ? 'bad' : 'quiet',
        <>
          <div class="small">
            {entry.what === 'granted'
              ? words.newDue(desk.words.date(entry.dueOn))
              : entry.what === 'asked' &&
                `${extensionWordsOf(desk.words.lang).askedUntil} ${desk.words.date(entry.dueOn)}`}
          </div>
          {entry.words !== null && (
            <p class="quote">
              <Verbatim c={desk.c} text={entry.words} />
            </p>
          )}
          <By desk={desk} name={entry.by} />
          <Mails desk={desk} mails={entry.mails} />
        </>,
      );
    case 'objection': {
      const { timeline, whole } = desk.says.objections;
      return item(
        timeline[entry.what],
        entry.what === 'raised' ? 'bad' : 'quiet',
        <>
          <div class="small">{entry.task === null ? whole : desk.words.task(entry.task)}</div>
          <Decided desk={desk} reason={entry.words ?? ''} by={entry.by} mails={entry.mails} />
        </>,
      );
    }
    case 'instruction':
      return item(
        instructionWordsOf(desk.words.lang).timeline[entry.what],
        'quiet',
        <Decided desk={desk} reason={entry.words} by={entry.by} mails={entry.mails} />,
      );
    case 'review_begun':
      return item(words.reviewBegun(entry.revision), '', <By desk={desk} name={entry.by} />);
    case 'left':
      return item(
        desk.words.left,
        'quiet',
        <>
          {entry.cause !== '' && <div class="small">{desk.words.leftCause(entry.cause)}</div>}
          <Decided desk={desk} {...entry} />
        </>,
      );
    case 'amended':
      return item(words.amended, 'quiet', <Decided desk={desk} {...entry} />);
    case 'renewed':
      return item(
        words.renewed[entry.cause],
        entry.cause === 'reopen' ? 'bad' : 'quiet',
        <>
          {entry.from !== entry.to && (
            <div class="small">
              <Agency desk={desk} owners={owners} id={entry.from} />
              {' → '}
              <Agency desk={desk} owners={owners} id={entry.to} />
            </div>
          )}
          <div class="small">{words.newDue(desk.words.date(entry.dueOn))}</div>
          <Decided desk={desk} {...entry} />
        </>,
      );
    case 'rescheduled':
      return item(
        words.rescheduled[entry.cause === 'resume' ? 'resume' : 'policy'],
        'quiet',
        <>
          <div class="small">{words.newDue(desk.words.date(entry.dueOn))}</div>
          <Mails desk={desk} mails={entry.mails} />
        </>,
      );
    case 'returned':
      return item(
        words.returned,
        'bad',
        <>
          <p class="quote">
            <Verbatim c={desk.c} text={entry.reason} />
          </p>
          {entry.newDueOn !== null && (
            <div class="small">{words.newDue(desk.words.date(entry.newDueOn))}</div>
          )}
          <By desk={desk} name={entry.by} />
          <Mails desk={desk} mails={entry.mails} />
        </>,
      );
    case 'accepted':
      return item(
        words.accepted,
        'good',
        <>
          <By desk={desk} name={entry.by} />
          <Mails desk={desk} mails={entry.mails} />
        </>,
      );
    case 'issued':
      return item(
        entry.effect === 'circular' ? words.issuedCircular : words.issuedLetter,
        'bad',
        <By desk={desk} name={entry.by} />,
      );
  }
}

/** What somebody decided: in what words, who, and whom it was told. */
function Decided(props: { desk: Desk; reason: string; by: string; mails: TimelineMail[] }) {
  const { desk, reason, by, mails } = props;
  return (
    <>
      {reason !== '' && (
        <p class="quote">
          <Verbatim c={desk.c} text={reason} />
        </p>
      )}
      {by !== '' && <By desk={desk} name={by} />}
      <Mails desk={desk} mails={mails} />
    </>
  );
}

function Agency({ desk, owners, id }: { desk: Desk; owners: Owners; id: string }) {
  const agency = owners.get(id);
  return agency ? <AgencyName c={desk.c} agency={agency} /> : <>{id}</>;
}

/** A step is taken within moments of its instant; only a later one is worth a word. */
const isLater = ({ at, plannedAt }: { at: Date; plannedAt: Date }) =>
  at.getTime() - plannedAt.getTime() > 60_000;

const Mark = ({ text }: { text: string }) => <span class="badge bg-yellow-lt">{text}</span>;

const By = ({ desk, name }: { desk: Desk; name: string }) => (
  <div class="small muted">
    {desk.says.report.by}
    <Verbatim c={desk.c} text={name} />
  </div>
);

function Mails({ desk, mails }: { desk: Desk; mails: TimelineMail[] }) {
  const { mails: words } = desk.says;
  if (mails.length === 0) return null;
  return (
    <ul>
      {mails.map(({ contact, state, code, messageId }) => (
        <li>
          <Verbatim c={desk.c} text={contact.name} />{' '}
          {messageId !== null && state === 'sent' ? (
            <a href={messagePath(messageId)}>{words.state[state]}</a>
          ) : (
            words.state[state]
          )}
          {code !== null && state !== 'sent' && <> · {words.code(code)}</>}
        </li>
      ))}
    </ul>
  );
}

/** Where the desk shows a message. */
export const messagePath = (messageId: string): string =>
  `/desk/mails/${encodeURIComponent(messageId)}`;
