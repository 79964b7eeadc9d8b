import type { TransferOutcome } from '../../ledger/commands/transfer.ts';
import type { ConcernedReport, Effects } from '../../ledger/roster/effects.ts';
import { Card } from '../parts/card.tsx';
import type { Desk } from '../parts/desk.ts';
import { DeskPage } from '../parts/desk-page.tsx';
import { cycleText } from '../parts/cycle-choice.tsx';
import { reportName, reportPath } from '../parts/names.tsx';
import { AgencyName, Verbatim } from '../parts/text.tsx';
import { changeWordsOf } from './change-words.ts';
import type { Given } from './given.ts';

interface PreviewPageProps {
  desk: Desk;
  given: Given;
  effects: Effects & Partial<TransferOutcome>;
  action: string;
  back: string;
}

/** What would come of a change, with the button that does it; until then nothing is changed. */
export function PreviewPage({ desk, given, effects, action, back }: PreviewPageProps) {
  const { preview: words, why } = changeWordsOf(desk.words.lang);
  const { left, passed, rejoined, told, cancelled, to, tasks, plans = [] } = effects;
  const reports = left.length + passed.length + rejoined.length;
  return (
    <DeskPage desk={desk} title={words.title} section="changes">
      <p>{words.note}</p>
      <Card body="padded">
        {to && (
          <p>
            {words.to}
            {desk.words.frame.colon}
            <AgencyName c={desk.c} agency={to} />
          </p>
        )}
        {tasks !== undefined && <p>{words.tasks(tasks)}</p>}
        {plans.length > 0 && (
          <p>
            <Verbatim c={desk.c} text={words.plans(plans.join('、'))} />
          </p>
        )}
        {reports === 0 && told.length === 0 && <p>{words.nothing}</p>}
        <Reports desk={desk} title={words.left(left.length)} reports={left} />
        <Reports desk={desk} title={words.passed(passed.length)} reports={passed} withDue />
        <Reports desk={desk} title={words.rejoined(rejoined.length)} reports={rejoined} withDue />
        {reports + told.length > 0 && <h3>{words.told(told.length)}</h3>}
        {reports > 0 && told.length === 0 && <p>{words.noneTold}</p>}
        <ul>
          {told.map(({ name, role, agency, notice }) => (
            <li>
              <AgencyName c={desk.c} agency={agency} /> <Verbatim c={desk.c} text={name} />{' '}
              <span class="muted">
                {desk.words.contactRole[role]} · {words.notice[notice]}
              </span>
            </li>
          ))}
        </ul>
        {cancelled > 0 && <p>{words.cancelled(cancelled)}</p>}
        <p class="m-0">{words.later}</p>
      </Card>
      <form method="post" action={action}>
        {Object.entries(given)
          .filter(([name]) => name !== 'step' && name !== 'why')
          .flatMap(([name, values]) =>
            values.map((value) => <input type="hidden" name={name} value={value} />),
          )}
        <WhyField desk={desk} label={why} value={given['why']?.[0] ?? ''} />
        <p class="btn-row">
          <button class="btn btn-warning" name="step" value="do">
            {words.confirm}
          </button>
          <a class="btn" href={back}>
            {words.back}
          </a>
        </p>
      </form>
    </DeskPage>
  );
}

/** The words that a change is given. */
export function WhyField({
  desk,
  label,
  value = '',
}: {
  desk: Desk;
  label: string;
  value?: string;
}) {
  const { whyHint } = changeWordsOf(desk.words.lang);
  return (
    <label class="w-100 mb-2">
      <span class="fw-bold">{label}</span>
      <span class="d-block muted small">{whyHint}</span>
      <textarea
        class="form-control"
        name="why"
        rows={3}
        maxlength={1000}
        required
        {...(desk.words.lang === 'en' && { lang: 'zh-CN' })}
      >
        {value}
      </textarea>
    </label>
  );
}

function Reports(props: {
  desk: Desk;
  title: string;
  reports: ConcernedReport[];
  withDue?: boolean;
}) {
  const { desk, title, reports, withDue = false } = props;
  const { preview: words } = changeWordsOf(desk.words.lang);
  if (reports.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {reports.map((report) => (
          <li>
            <a href={reportPath(report.id)}>
              <Verbatim c={desk.c} text={reportName(desk, report)} />
            </a>{' '}
            <span class="muted">
              {cycleText(desk, report)} · <AgencyName c={desk.c} agency={report.agency} />
              {withDue && ` · ${words.due} ${desk.words.shortDate(report.dueOn)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
