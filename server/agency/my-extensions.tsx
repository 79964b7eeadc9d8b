import { kindWordsOf } from '../../domain/kinds/words.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import type { AgencyExtension, AgencyExtensions } from '../../ledger/read/extensions.ts';
import { Card, Empty } from '../parts/card.tsx';
import { ExtensionFacts } from '../parts/extensions/request.tsx';
import { extensionWordsOf } from '../parts/extensions/words.ts';
import { refusalText } from '../parts/refusals.ts';
import { headOf, instantText, langOf, Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';

interface MyExtensionsProps {
  c: AppContext;
  mine: AgencyExtensions;
  /** What was ticked and typed. */
  draft?: { ids: string[]; words: string };
  /** What was done. */
  done?: { good: boolean; text: string } | null;
  /** What was not done, each with why. */
  failed?: { extensionId: string; refusal: Refusal }[];
}

/** What waits for the leader of an agency to confirm, and what is before the reviewer. */
export function MyExtensionsPage({ c, mine, draft, done, failed = [] }: MyExtensionsProps) {
  const words = extensionWordsOf(c.get('lang'));
  const { confirm, ask } = words;
  const { toConfirm, toDecide, people, fault } = mine;
  const email = c.get('user')?.email.toLowerCase();
  const isLeader = people.some(({ address }) => address.toLowerCase() === email);
  const names = people.map(({ name }) => name).join(c.get('words').lang === 'en' ? ', ' : '、');
  return (
    <Page c={c} title={confirm.title} active="my" styles={['agency.css']}>
      {done && (
        <p class={done.good ? 'panel-good' : 'panel-error'} role="status">
          {done.text}
        </p>
      )}
      {failed.length > 0 && <Failed c={c} failed={failed} />}
      {fault && <p class="panel-warn">{ask.leaderFault[fault]}</p>}
      <Card title={confirm.count(toConfirm.length)}>
        {toConfirm.length === 0 ? (
          <Empty text={confirm.none} />
        ) : (
          <form method="post" action="/my/extensions" class="card-body">
            {!isLeader && (
              <p class="panel-warn">
                <Verbatim c={c} text={confirm.onlyLeader(names)} />
              </p>
            )}
            {toConfirm.map((request) => (
              <Request
                c={c}
                request={request}
                ticked={draft ? draft.ids.includes(request.id) : toConfirm.length === 1}
                mayTick={isLeader}
              />
            ))}
            {isLeader && <Answer c={c} words={draft?.words ?? ''} />}
          </form>
        )}
      </Card>
      {toDecide.length > 0 && (
        <Card title={confirm.toDecide}>
          <div class="card-body">
            {toDecide.map((request) => (
              <Request c={c} request={request} ticked={false} mayTick={false} />
            ))}
          </div>
        </Card>
      )}
    </Page>
  );
}

function Answer({ c, words }: { c: AppContext; words: string }) {
  const { confirm } = extensionWordsOf(c.get('lang'));
  return (
    <>
      <p class="btn-row mb-4">
        <button class="btn btn-primary" name="outcome" value="confirm">
          {confirm.confirm}
        </button>
      </p>
      <label class="d-block">
        <span class="fw-bold">{confirm.declineWords}</span>
        <span class="d-block muted small">{confirm.declineHint}</span>
        <textarea class="form-control" name="words" rows={2} maxlength={5000} {...langOf(c, words)}>
          {words}
        </textarea>
      </label>
      <p class="btn-row mt-2">
        <button class="btn" name="outcome" value="decline">
          {confirm.decline}
        </button>
      </p>
    </>
  );
}

interface RequestProps {
  c: AppContext;
  request: AgencyExtension;
  ticked: boolean;
  mayTick: boolean;
}

function Request({ c, request, ticked, mayTick }: RequestProps) {
  const words = extensionWordsOf(c.get('lang'));
  const { report } = request;
  return (
    <section class="mb-4">
      <h3>
        {mayTick ? (
          <label>
            <input
              class="form-check-input me-2"
              type="checkbox"
              name="extension"
              value={request.id}
              checked={ticked}
            />
            <ReportName c={c} report={report} />
          </label>
        ) : (
          <ReportName c={c} report={report} />
        )}
      </h3>
      <p class="mb-1">
        {words.inForce}
        {c.get('words').frame.colon}
        {c.get('words').date(report.dueOn)} ·{' '}
        <a href={`/reports/${encodeURIComponent(report.id)}`}>{report.id}</a>
      </p>
      <ExtensionFacts c={c} request={request} isLapsed={false} zone={c.get('zone')} />
    </section>
  );
}

function ReportName({ c, report }: { c: AppContext; report: AgencyExtension['report'] }) {
  const { kind, period, agency, task } = report;
  const lang = c.get('lang');
  const own = kindWordsOf(lang, kind);
  const name = lang === 'en' ? (agency.nameEn ?? agency.name) : agency.name;
  if (!task) return <Verbatim c={c} text={own.title(name, period)} />;
  return (
    <>
      {c.get('words').task(task.number)} <Verbatim c={c} text={headOf(task.text)} /> ·{' '}
      {own.about(period) || own.name}
    </>
  );
}

function Failed({
  c,
  failed,
}: {
  c: AppContext;
  failed: NonNullable<MyExtensionsProps['failed']>;
}) {
  const { confirm } = extensionWordsOf(c.get('lang'));
  const { refusals } = partsWordsOf(c.get('lang'));
  const { colon } = c.get('words').frame;
  return (
    <div class="panel-error" role="alert">
      <p>{confirm.notDone}</p>
      <ul>
        {failed.map(({ extensionId, refusal }) => {
          const { why, todo } = refusalText(refusals, refusal, (at) => instantText(c, at));
          return (
            <li>
              {extensionId.split('/')[0]}
              {colon}
              {why} {todo}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
