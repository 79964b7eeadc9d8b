import type { IssueRow, Said } from '../../../ledger/read/issues.ts';
import type { AppContext } from '../../web/deps.ts';
import { Card } from '../card.tsx';
import { AgencyName, instantText, langOf, Verbatim } from '../text.tsx';
import { IssueBadges } from './table.tsx';
import { issueWordsOf } from './words.ts';

interface IssueProps {
  c: AppContext;
  row: IssueRow;
}

/** What an issue says, who raised it when, and until when it is to be passed on. */
export function IssueFacts({ c, row, reportBase }: IssueProps & { reportBase: string }) {
  const words = issueWordsOf(c.get('lang'));
  const { fields } = words;
  const { task, fromReportId } = row;
  return (
    <Card
      title={
        <>
          {words.number(row.number)} <Verbatim c={c} text={row.title} />
        </>
      }
      aside={<IssueBadges c={c} row={row} />}
      body="padded"
    >
      <dl class="facts">
        <dt>{fields.agency}</dt>
        <dd>
          <AgencyName c={c} agency={row.agency} />
        </dd>
        {task && (
          <>
            <dt>{fields.task}</dt>
            <dd>
              {c.get('words').task(task.number)} <Verbatim c={c} text={task.text} />
            </dd>
          </>
        )}
        {fromReportId !== null && (
          <>
            <dt>{fields.report}</dt>
            <dd>
              <a href={`${reportBase}${encodeURIComponent(fromReportId)}`}>{fromReportId}</a>
            </dd>
          </>
        )}
        <dt>{words.due}</dt>
        <dd>{words.dueAt(c.get('words').date(row.due.on), row.due.by)}</dd>
      </dl>
      <h3 class="mt-3">{fields.what}</h3>
      <Quote c={c} text={row.what} />
      <h3>{fields.asked}</h3>
      <Quote c={c} text={row.asked} />
      <p class="muted small m-0">
        {words.raised(instantText(c, row.raisedAt, row.zone))}
        <Verbatim c={c} text={row.raisedBy} />
      </p>
    </Card>
  );
}

/**
 * What was done about an issue, in order, in the words of those who did it.
 * @param inside whether the reader is of the commission or the government, who read its opinion.
 */
export function IssueCourse({ c, row, inside }: IssueProps & { inside: boolean }) {
  const words = issueWordsOf(c.get('lang'));
  const { takenUp, passedOn, sentBack, answer, closed, mergedInto } = row;
  return (
    <>
      <Step c={c} row={row} said={takenUp} tell={words.takenUp} />
      <Step
        c={c}
        row={row}
        said={passedOn && { ...passedOn, words: inside ? passedOn.words : '' }}
        tell={words.passedOn}
        more={inside ? [[words.proposal, passedOn?.proposal ?? '']] : []}
      />
      <Step c={c} row={row} said={inside ? sentBack : null} tell={words.sentBack} />
      <Step c={c} row={row} said={answer} tell={words.answered} />
      <Step
        c={c}
        row={row}
        said={closed}
        tell={(at) => (mergedInto ? words.merged(mergedInto.number, at) : words.withdrawn(at))}
      />
      {mergedInto?.answer && (
        <Step
          c={c}
          row={row}
          said={mergedInto.answer}
          tell={(at) => `${words.followsAnswer(mergedInto.number)}${words.answered(at)}`}
        />
      )}
    </>
  );
}

interface StepProps extends IssueProps {
  said: Said | null;
  tell(at: string): string;
  /** Further words, each under its name. */
  more?: [string, string][];
}

function Step({ c, row, said, tell, more = [] }: StepProps) {
  if (!said) return null;
  return (
    <article class="mb-3">
      <p class="m-0">
        {tell(instantText(c, said.at, row.zone))}
        <Verbatim c={c} text={said.by} />
      </p>
      {said.words !== '' && <Quote c={c} text={said.words} />}
      {more
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <>
            <p class="m-0 muted small">{name}</p>
            <Quote c={c} text={text} />
          </>
        ))}
    </article>
  );
}

const Quote = ({ c, text }: { c: AppContext; text: string }) => (
  <blockquote class="reason typed" {...langOf(c, text)}>
    {text}
  </blockquote>
);
