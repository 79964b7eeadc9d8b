import type { Child } from 'hono/jsx';
import { isOpen } from '../../domain/extension/extension.ts';
import { LONGEST_REASON } from '../../domain/report/words-refusal.ts';
import type { ExtensionRow } from '../../ledger/read/extensions.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import { ExtensionFacts } from '../parts/extensions/request.tsx';
import { extensionWordsOf } from '../parts/extensions/words.ts';
import { AgencyName, langOf, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';

/** What was typed into the form of a request that was not taken. */
export interface ExtensionTyped {
  newDueOn: string;
  reason: string;
  stateOfWork: string;
}

interface ExtensionCardProps {
  c: AppContext;
  report: ReportDetail;
  typed?: ExtensionTyped | undefined;
}

/** 延期 on a report's page: what was asked for and became of it; the form to ask; the way back. */
export function ExtensionCard({ c, report, typed }: ExtensionCardProps) {
  const words = extensionWordsOf(c.get('lang'));
  const { requests, refusal } = report.extensions;
  const open = requests.find(isOpen);
  const isToFile = !report.leftAt && ['collecting', 'missed'].includes(report.stage);
  if (requests.length === 0 && refusal && !typed) return null;
  return (
    <Card title={words.title} id="extension">
      <div class="card-body">
        {requests.map((request) => (
          <ExtensionFacts c={c} request={request} isLapsed={!isToFile} zone={report.zone} />
        ))}
        {open && isToFile && <Waits c={c} report={report} request={open} />}
        {(!refusal || typed) && <Ask c={c} report={report} typed={typed} />}
      </div>
    </Card>
  );
}

/** Whom the request waits for, and how it is taken back. */
function Waits({ c, report, request }: ExtensionCardProps & { request: ExtensionRow }) {
  const { ask, confirm } = extensionWordsOf(c.get('lang'));
  const { superior, extensions } = report;
  const isAsked = request.state === 'asked';
  return (
    <>
      <p class="mb-1">
        <b>{isAsked ? ask.waitsForLeader : withName(c, ask.waitsForReviewer, superior)}</b>
      </p>
      {isAsked && <LeaderNote c={c} report={report} />}
      {isAsked && extensions.people.length > 0 && (
        <p>
          <a href="/my/extensions">{confirm.title}</a>
        </p>
      )}
      <details class="take-back">
        <summary>
          <span class="btn btn-sm">{ask.withdraw}…</span>
        </summary>
        <p>{ask.withdrawText}</p>
        <form method="post" action={`${pathOf(report)}/withdraw`}>
          <input type="hidden" name="extension" value={request.id} />
          <button class="btn btn-primary">{ask.withdraw}</button>
        </form>
      </details>
    </>
  );
}

const pathOf = ({ id }: ReportDetail) => `/reports/${encodeURIComponent(id)}/extension`;

function Ask({ c, report, typed }: ExtensionCardProps) {
  const words = extensionWordsOf(c.get('lang'));
  const { ask } = words;
  const { latest } = report.extensions;
  return (
    <details class="take-back" open={typed !== undefined}>
      <summary>
        <span class="btn">{ask.open}</span>
      </summary>
      <p>{withName(c, ask.text, report.superior)}</p>
      <p>{ask.nothingStops}</p>
      <LeaderNote c={c} report={report} />
      <form method="post" action={pathOf(report)}>
        <Field label={ask.newDue} hint={ask.newDueHint(report.dueOn, latest)}>
          <input
            class="form-control"
            type="date"
            name="newDueOn"
            min={report.dueOn}
            max={latest}
            value={typed?.newDueOn ?? ''}
            required
          />
        </Field>
        <Text c={c} name="reason" label={words.reason} hint={ask.reasonHint} text={typed?.reason} />
        <Text
          c={c}
          name="stateOfWork"
          label={words.stateOfWork}
          hint={ask.stateHint}
          text={typed?.stateOfWork}
        />
        <NoClassified c={c} />
        <button class="btn btn-primary">{ask.submit}</button>
      </form>
    </details>
  );
}

/** Who is going to confirm it; where nobody can, that and what to do about it, before it is asked. */
function LeaderNote({ c, report }: { c: AppContext; report: ReportDetail }) {
  const { ask } = extensionWordsOf(c.get('lang'));
  const { people, fault } = report.extensions;
  const email = c.get('user')?.email.toLowerCase();
  const isLeader = people.some(({ address }) => address.toLowerCase() === email);
  if (isLeader) return <p>{ask.youAreLeader}</p>;
  const names = people.map(({ name }) => name).join(c.get('words').lang === 'en' ? ', ' : '、');
  return (
    <>
      {fault && <p class="panel-warn">{ask.leaderFault[fault]}</p>}
      {people.length > 0 && fault !== 'no_account' && (
        <p>
          <Verbatim c={c} text={ask.leaders(names)} />
        </p>
      )}
    </>
  );
}

function Field({ label, hint, children }: { label: string; hint: string; children?: Child }) {
  return (
    <label class="d-block mb-3">
      <span class="fw-bold">{label}</span>
      <span class="d-block muted small">{hint}</span>
      {children}
    </label>
  );
}

interface TextProps {
  c: AppContext;
  name: string;
  label: string;
  hint: string;
  text: string | undefined;
}

const Text = ({ c, name, label, hint, text = '' }: TextProps) => (
  <Field label={label} hint={hint}>
    <textarea
      class="form-control"
      name={name}
      rows={3}
      maxlength={LONGEST_REASON}
      required
      {...langOf(c, text)}
    >
      {text}
    </textarea>
  </Field>
);

/** A sentence around an agency's name, which is marked as Chinese where it has no other. */
function withName(
  c: AppContext,
  sentence: (name: string) => string,
  agency: { name: string; nameEn: string | null },
) {
  const [before = '', after = ''] = sentence('\0').split('\0');
  return (
    <>
      {before}
      <AgencyName c={c} agency={agency} />
      {after}
    </>
  );
}
