import type { Child } from 'hono/jsx';
import type { Refusal } from '../../domain/report/refusal.ts';
import type { NavKey } from '../web/catalog.ts';
import { Page } from '../web/page.tsx';
import type { DeskSection } from './catalog.ts';
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
  /** Plan and year can be chosen here, and lead back to this path. */
  chooser?: string;
  /** Said at the top: what a command gave, or why it was refused. */
  notice?: Announcement | null;
  children?: Child;
}

const NAV: Record<DeskSection, NavKey | null> = {
  overview: 'overview',
  reports: 'ledger',
  reviews: 'reviews',
  escalations: 'escalations',
  mails: 'mails',
  agencies: null,
  audit: null,
  source: null,
};
const FURTHER: DeskSection[] = ['agencies', 'audit', 'source'];

/** The frame of the desk's pages: title, plan and year, and the pages the navigation leaves out. */
export function DeskPage({ desk, title, section, chooser, notice, children }: DeskPageProps) {
  const { sections, common } = desk.says;
  return (
    <Page c={desk.c} title={title} active={NAV[section]} styles={['desk.css']} ownHeading>
      <div class="desk-head">
        <h1 class="page-heading">{title}</h1>
        {chooser !== undefined && <Chooser desk={desk} path={chooser} />}
        <nav class="d-flex gap-3" aria-label={common.plan}>
          {FURTHER.map((each) => (
            <a
              href={desk.link(`/desk/${each}`)}
              {...(each === section && { 'aria-current': 'page' as const })}
            >
              {sections[each]}
            </a>
          ))}
        </nav>
      </div>
      {notice && (
        <div class={notice.good ? 'panel-good' : 'panel-error'} role="status">
          <p class="m-0">{notice.text}</p>
          {notice.more !== undefined && <p class="m-0">{notice.more}</p>}
        </div>
      )}
      {children}
    </Page>
  );
}

/** Choice of plan and year; a plain sentence where there is nothing to choose. */
function Chooser({ desk, path }: { desk: Desk; path: string }) {
  const { plans, plan, year, words } = desk;
  const { common } = desk.says;
  if (plans.length <= 1 && plan.years.length <= 1)
    return <span class="muted">{year === null ? common.allYears : words.year(year)}</span>;
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
      {plan.years.length > 1 && (
        <select class="form-select form-select-sm w-auto" name="year" aria-label={common.year}>
          {plan.years.toReversed().map((each) => (
            <option value={each} selected={each === year}>
              {words.year(each)}
            </option>
          ))}
          <option value="all" selected={year === null}>
            {common.allYears}
          </option>
        </select>
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
  const done = c.req.query('done');
  if (done === 'issued') return { good: true, text: says.done.issued };
  if (done === 'launched') return { good: true, text: says.done.launched };
  if (done === 'bad-time') return { good: false, text: says.done.badTime };
  return null;
}

/** A refusal: why, and what to do. */
export function refusalOf({ words, says, zone }: Desk, refusal: Refusal): Announcement {
  const tell = (instant: Date) => words.instant(instant, zone);
  const { why, todo } = refusalText(says.refusals, refusal, tell);
  return { good: false, text: why, more: todo };
}
