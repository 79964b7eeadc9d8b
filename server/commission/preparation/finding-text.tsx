import type { Child } from 'hono/jsx';
import type { Finding } from '../../../domain/preflight/findings.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import type { PreflightPage } from '../../../ledger/read/desk/preflight.ts';
import { cycleText } from '../../parts/cycle-choice.tsx';
import type { Desk } from '../../parts/desk.ts';
import { agencyText, AgencyLink } from '../../parts/names.tsx';
import { headOf, Verbatim } from '../../parts/text.tsx';
import { taskPath } from '../tasks-page.tsx';
import { preflightWordsOf } from './preflight-words.ts';

interface FindingTextProps {
  desk: Desk;
  page: PreflightPage;
  finding: Finding;
  /** What can be done about it. */
  children?: Child;
}

/** A finding in words: what it is, what it is about, and what follows from it. */
export function FindingText({ desk, page, finding, children }: FindingTextProps) {
  const { name, means } = preflightWordsOf(desk.words.lang).findings[finding.code];
  return (
    <div class="mb-3">
      <strong>{name}</strong>
      {desk.words.frame.colon}
      <About desk={desk} page={page} finding={finding} />
      <div class="muted">{means}</div>
      {children}
    </div>
  );
}

/** Where a finding is solved; null where nothing but time does. */
export function solvedAt(desk: Desk, finding: Finding): string | null {
  switch (finding.code) {
    case 'no_obligations':
      return desk.link('/desk/launch');
    case 'task_without_owner':
      return taskPath(desk, finding.taskId);
    case 'dates_clash':
    case 'steps_out_of_order':
      return desk.link('/desk/policy');
    case 'unreachable':
    case 'refused_address':
      return `/desk/register/agencies/${encodeURIComponent(finding.agencyId)}`;
    case 'unconfirmed_addresses':
      return '/desk/register/addresses';
    case 'no_sentence':
    case 'no_confirmer':
    case 'nobody_owes':
      return desk.link('/desk/changes#obligations');
    case 'no_leader':
    case 'opens_late':
    case 'skipped':
      return null;
    case 'targets_undecided':
      return desk.link('/desk/indicators');
    case 'provisional':
      return desk.link('/desk/calendar');
  }
}

const SHOWN = 8;

function About({ desk, page, finding }: FindingTextProps): Child {
  const words = preflightWordsOf(desk.words.lang);
  const { lang, date } = desk.words;
  const list = (parts: readonly string[]) => parts.join(lang === 'en' ? ', ' : '、');
  const kind = (name: string) => kindWordsOf(lang, name).name;
  const agency = (id: string) => {
    const found = page.agencies.get(id);
    return found ? <AgencyLink desk={desk} agency={found} /> : id;
  };
  const some = (names: readonly string[]) => {
    const shown = list(names.slice(0, SHOWN));
    const text = names.length > SHOWN ? `${shown}${words.more(names.length)}` : shown;
    return <Verbatim c={desk.c} text={text} />;
  };
  switch (finding.code) {
    case 'no_obligations':
      return null;
    case 'task_without_owner':
      return <Verbatim c={desk.c} text={taskName(desk, page, finding.taskId)} />;
    case 'dates_clash':
      return `${cycleText(desk, finding)}${aside(
        desk,
        words.opensDue(date(finding.opensOn), date(finding.dueOn)),
      )}`;
    case 'steps_out_of_order':
    case 'no_sentence':
    case 'no_confirmer':
      return kind(finding.kind);
    case 'nobody_owes':
      return finding.later
        ? `${kind(finding.kind)}${aside(desk, words.later)}`
        : kind(finding.kind);
    case 'unreachable': {
      const owes = finding.owes.length > 0 ? words.owes(list(finding.owes.map(kind))) : '';
      return (
        <>
          {agency(finding.agencyId)}
          {aside(desk, words.why[finding.why])}
          <div>{owes === '' ? words.supervises : owes}</div>
        </>
      );
    }
    case 'refused_address': {
      const contact = page.contacts.get(finding.contactId);
      return (
        <>
          {agency(finding.agencyId)} <Verbatim c={desk.c} text={contact?.name ?? ''} />{' '}
          {contact?.address}
        </>
      );
    }
    case 'unconfirmed_addresses':
      return some(finding.contactIds.map((id) => page.contacts.get(id)?.address ?? id));
    case 'no_leader':
      return some(
        finding.agencyIds.flatMap((id) => {
          const found = page.agencies.get(id);
          return found ? [agencyText(desk, found)] : [];
        }),
      );
    case 'opens_late':
      return `${cycleText(desk, finding)}${aside(desk, words.due(date(finding.dueOn)))}`;
    case 'skipped':
      return list(finding.periods.map((period) => cycleText(desk, { ...finding, period })));
    case 'targets_undecided':
      return some(finding.names);
    case 'provisional':
      return list(finding.years.map(String));
  }
}

const aside = ({ words }: Desk, text: string) =>
  words.lang === 'en' ? ` (${text})` : `（${text}）`;

function taskName(desk: Desk, page: PreflightPage, id: string): string {
  const task = page.tasks.get(id);
  if (!task) return id;
  const head = headOf(task.text);
  return task.number === null ? head : `${desk.words.task(task.number)} ${head}`;
}
