import type { Child } from 'hono/jsx';
import type { Refusal } from '../../domain/report/refusal.ts';
import type { Announcement } from '../parts/desk-page.tsx';
import { refusalText } from '../parts/refusals.ts';
import { instantText } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { userOf } from '../web/session.ts';
import type { RegisterDone, RegisterSection } from './catalog.ts';
import { registerWords } from './words.ts';

interface RegisterPageProps {
  c: AppContext;
  title: string;
  section: RegisterSection;
  announcement?: Announcement | null;
  children?: Child;
}

/** Where the register's pages are. */
export const REGISTER_PATHS: Record<RegisterSection, string> = {
  start: '/desk/start',
  agencies: '/desk/register',
  addresses: '/desk/register/addresses',
  users: '/desk/register/users',
  person: '/desk/register/person',
  retention: '/desk/register/retention',
  files: '/desk/register/files',
};

/** Sections of administrators alone. */
const ADMINS: readonly RegisterSection[] = ['users', 'person', 'retention'];

/** Whether this reader changes the register; the government only reads it. */
export const mayRegister = (c: AppContext): boolean => userOf(c).role !== 'government';

/** The frame of the register's pages, which are there with or without a plan. */
export function RegisterPage(props: RegisterPageProps) {
  const { c, title, section, announcement = doneIn(c), children } = props;
  const words = registerWords(c);
  const { role } = userOf(c);
  const sections = (Object.keys(REGISTER_PATHS) as RegisterSection[]).filter(
    (each) =>
      each === 'agencies' ||
      (ADMINS.includes(each) ? role === 'admin' : role === 'admin' || role === 'commission'),
  );
  return (
    <Page c={c} title={title} styles={['desk.css', 'register.css']} ownHeading>
      <div class="desk-head">
        <h1 class="page-heading">{title}</h1>
        <nav class="d-flex flex-wrap gap-3" aria-label={words.title}>
          {sections.map((each) => (
            <a
              href={REGISTER_PATHS[each]}
              {...(each === section && { 'aria-current': 'page' as const })}
            >
              {words.sections[each]}
            </a>
          ))}
          <a href="/desk">{words.desk}</a>
        </nav>
      </div>
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

/** What `?done=` announces; the words are the page's own, never the address's. */
function doneIn(c: AppContext): Announcement | null {
  const { done: words } = registerWords(c);
  const done = c.req.method === 'GET' ? (c.req.query('done') ?? '') : '';
  if (!Object.hasOwn(words, done)) return null;
  return { good: done !== 'not-mailed', text: words[done as RegisterDone] };
}

/** A refusal: why, and what to do. */
export function refusalIn(c: AppContext, refusal: Refusal): Announcement {
  const { refusals } = partsWordsOf(c.get('lang'));
  const { why, todo } = refusalText(refusals, refusal, (instant) => instantText(c, instant));
  return { good: false, text: why, more: todo };
}
