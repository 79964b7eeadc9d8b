import type { Child } from 'hono/jsx';
import type { Refusal } from '../../domain/report/refusal.ts';
import type { NavKey } from '../web/catalog.ts';
import { Page } from '../web/page.tsx';
import type { Done } from './catalog.ts';
import type { DeskSection } from './desk-section.ts';
import { DeskSections } from './desk-sections.tsx';
import { KindOptions, PeriodOptions, selectionText } from './cycle-choice.tsx';
import type { Desk } from './desk.ts';
import { refusalText } from './refusals.ts';
import { Verbatim } from './text.tsx';

/** What is said at the top of a page. */
export interface Announcement {
  good: boolean;
  text: string;
  more?: string;
}

interface DeskPageProps {
  desk: Desk;
  title: string;
  section: DeskSection;
  /** Plan and cycles can be chosen here, and lead back to this path. */
  chooser?: string;
  /** Said at the top: what a command gave, or why it was refused. */
  announcement?: Announcement | null;
  /** Scripts of web/assets; the page works without them. */
  scripts?: string[];
  children?: Child;
}

const NAV: Record<DeskSection, NavKey | null> = {
  overview: 'overview',
  reports: 'ledger',
  reviews: 'reviews',
  documents: null,
  government: 'government',
  instructions: null,
  issues: null,
  extensions: null,
  escalations: 'escalations',
  letters: 'escalations',
  statistics: null,
  disagreements: null,
  mails: 'mails',
  agencies: null,
  register: null,
  tasks: null,
  changes: null,
  launch: null,
  preflight: null,
  'send-plan': null,
  policy: null,
  audit: null,
  source: null,
  duties: null,
  policies: null,
  indicators: null,
  import: null,
  objections: null,
  evaluation: null,
  inspections: null,
  rehearsal: null,
  calendar: null,
};
/** The frame of the desk's pages: title, plan and cycles, whether the plan is paused, and the pages the navigation leaves out. */
export function DeskPage(props: DeskPageProps) {
  const { desk, title, section, chooser, announcement, scripts = [], children } = props;
  const { overview } = desk.says;
  const { pausedAt } = desk.plan;
  return (
    <Page
      c={desk.c}
      title={title}
      active={NAV[section]}
      styles={['desk.css', 'documents.css']}
      scripts={scripts}
      ownHeading
    >
      <div class="desk-head">
        <h1 class="page-heading">{title}</h1>
        {chooser !== undefined && <Chooser desk={desk} path={chooser} />}
      </div>
      <DeskSections desk={desk} section={section} />
      {pausedAt && (
        <div class="panel-warn" role="status">
          <p class="m-0">{overview.paused(desk.words.instant(pausedAt, desk.zone))}</p>
        </div>
      )}
      {announcement && (
        <div class={announcement.good ? 'panel-good' : 'panel-error'} role="status">
          <p class="m-0">{announcement.text}</p>
          {announcement.more !== undefined && <p class="m-0">{announcement.more}</p>}
        </div>
      )}
      {children}
    </Page>
  );
}

/** Choice of plan, kind and period; a plain sentence where there is nothing to choose. */
function Chooser({ desk, path }: { desk: Desk; path: string }) {
  const { plans, plan } = desk;
  const { common } = desk.says;
  if (plans.length <= 1 && plan.cycles.length <= 1)
    return <span class="muted">{selectionText(desk)}</span>;
  return (
    <form method="get" action={path} class="d-flex flex-wrap gap-2">
      {plans.length > 1 && (
        <select class="form-select form-select-sm w-auto" name="plan" aria-label={common.plan}>
          {plans.map(({ id, title }) => (
            <option value={id} selected={id === plan.id} lang="zh-CN">
              {title}
            </option>
          ))}
        </select>
      )}
      {plan.cycles.length > 1 && (
        <>
          <select class="form-select form-select-sm w-auto" name="kind" aria-label={common.kind}>
            <KindOptions desk={desk} />
          </select>
          <select
            class="form-select form-select-sm w-auto"
            name="period"
            aria-label={common.period}
          >
            <PeriodOptions desk={desk} />
          </select>
        </>
      )}
      <button class="btn btn-sm">{common.show}</button>
    </form>
  );
}

/** The plan's title, as the document has it. */
export const PlanTitle = ({ desk }: { desk: Desk }) => (
  <p class="muted mb-3">
    <Verbatim c={desk.c} text={desk.plan.title} />
  </p>
);

/** What `?done=` announces after a command; the words are the page's own, never the address's. */
export function announcementOf({ c, says }: Desk): Announcement | null {
  const done = c.req.query('done') ?? '';
  if (!Object.hasOwn(says.done, done)) return null;
  return { good: done !== 'bad-time', text: says.done[done as Done] };
}

/** A refusal: why, and what to do. */
export function refusalOf({ words, says, zone }: Desk, refusal: Refusal): Announcement {
  const tell = (instant: Date) => words.instant(instant, zone);
  const { why, todo } = refusalText(says.refusals, refusal, tell);
  return { good: false, text: why, more: todo };
}
