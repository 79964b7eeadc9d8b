import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { assetUrl } from './assets.ts';
import type { NavKey } from './catalog.ts';
import type { AppContext, SignedIn } from './deps.ts';
import { LookingBar } from './looking/bar.tsx';
import { VirtualTimeBar } from './virtual-time-bar.tsx';

/** What a page's frame needs to know. */
export interface PageProps {
  c: AppContext;
  title: string;
  /** The entry of the navigation that this page belongs to. */
  active?: NavKey | null;
  /** Style sheets of web/assets beside the product's own. */
  styles?: string[];
  /** Scripts of web/assets; every page works without them. */
  scripts?: string[];
  /** True: the title stands in the page already. */
  ownHeading?: boolean;
  children?: Child;
}

/** The frame of every page: title bar, navigation, date, language, footer. */
export function Page(props: PageProps) {
  const { c, title, active = null, styles = [], scripts = [], ownHeading, children } = props;
  const { frame } = c.get('words');
  const user = c.get('user');
  const isVirtual = user !== null && c.get('deps').virtualTime !== null;
  const sheets = [
    'tabler.css',
    'duban.css',
    'frame.css',
    ...(isVirtual ? ['virtual-time.css'] : []),
    ...(c.get('looking') ? ['looking.css'] : []),
    ...styles,
  ];
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={c.get('lang')}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light" />
          <title>{`${title} · ${frame.brand}`}</title>
          <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
          {sheets.map((name) => (
            <link rel="stylesheet" href={assetUrl(name)} />
          ))}
          {scripts.map((name) => (
            <script src={assetUrl(name)} defer></script>
          ))}
        </head>
        <body>
          <a class="skip" href="#content">
            {frame.skip}
          </a>
          <TitleBar c={c} />
          {user && user.asked.length === 0 && <Navigation c={c} active={active} />}
          {isVirtual && <VirtualTimeBar c={c} />}
          {c.get('isFenced') && <FenceBar c={c} />}
          <LookingBar c={c} />
          <main id="content" class="container-xl page-content">
            {ownHeading !== true && <h1 class="page-heading">{title}</h1>}
            {children}
          </main>
          <footer class="container-xl page-footer">
            <span>{frame.footer}</span>
            <Tools c={c} />
          </footer>
        </body>
      </html>
    </>
  );
}

/** After a restore, on every page of those who can do something about it: that nothing is sent, and where to. */
function FenceBar({ c }: { c: AppContext }) {
  const { fence } = c.get('words').frame;
  return (
    <aside class="container-xl" aria-label={fence.label}>
      <p class="panel-error m-0 mt-3">
        {fence.banner} <a href="/desk/fence">{fence.open}</a>
      </p>
    </aside>
  );
}

function TitleBar({ c }: { c: AppContext }) {
  const words = c.get('words');
  const user = c.get('user');
  const { pathname, search } = new URL(c.req.url);
  // After a POST the address may not be one to come back to; its page is found from the first one.
  const to = c.req.method === 'GET' ? pathname + search : '/';
  return (
    <header class="titlebar">
      <div class="container-xl titlebar-row">
        <a class="brand" href="/">
          {words.frame.brand}
        </a>
        <span class="titlebar-date">
          {words.frame.businessDate}
          {words.frame.colon}
          <time>{words.date(civilDateOf(c.get('now'), c.get('zone')))}</time>
        </span>
        {user && (
          <a class="titlebar-user" href="/sessions" title={words.frame.sessions}>
            {/* Names are Chinese; an address is of no language. */}
            {c.get('lang') === 'en' ? user.email : user.name}
          </a>
        )}
        {user && user.agencies.length > 1 && <ActingFor c={c} user={user} />}
        <form method="post" action="/lang">
          <input type="hidden" name="to" value={to} />
          <button
            class="titlebar-button"
            name="lang"
            value={c.get('lang') === 'en' ? 'zh-CN' : 'en'}
            lang={c.get('lang') === 'en' ? 'zh-CN' : 'en'}
          >
            {words.frame.otherLang}
          </button>
        </form>
        {user && (
          <form method="post" action="/sign-out">
            <button class="titlebar-button">{words.frame.signOut}</button>
          </form>
        )}
      </div>
    </header>
  );
}

/** Which of several agencies somebody acts for. */
function ActingFor({ c, user }: { c: AppContext; user: SignedIn }) {
  const { frame } = c.get('words');
  const isEnglish = c.get('lang') === 'en';
  return (
    <form method="post" action="/acting" class="titlebar-acting">
      <label>
        {frame.actingFor}
        {frame.colon}
        <select name="agency" class="form-select form-select-sm">
          {user.agencies.map(({ id, name, nameEn }) => (
            <option
              value={id}
              selected={id === user.agencyId}
              {...(isEnglish && nameEn === null && { lang: 'zh-CN' })}
            >
              {isEnglish ? (nameEn ?? name) : name}
            </option>
          ))}
        </select>
      </label>
      <button class="titlebar-button">{frame.act}</button>
    </form>
  );
}

const PATHS: Record<NavKey, string> = {
  my: '/my',
  contacts: '/contacts',
  tasks: '/tasks',
  duties: '/duties',
  overview: '/desk',
  ledger: '/desk/reports',
  reviews: '/desk/reviews',
  escalations: '/desk/escalations',
  mails: '/desk/mails',
  government: '/government',
};
const DESK: NavKey[] = ['overview', 'ledger', 'reviews', 'escalations', 'mails'];
/** The government reads, answers and takes away; it reports nothing itself. */
const GOVERNMENT: NavKey[] = ['government', 'reviews', 'ledger', 'contacts'];

function Navigation({ c, active }: { c: AppContext; active: NavKey | null }) {
  const { frame } = c.get('words');
  const user = c.get('user');
  const keys: NavKey[] =
    user?.role === 'government'
      ? GOVERNMENT
      : [
          ...(user && user.role !== 'agency' ? DESK : []),
          ...(user?.agencyId ? (['my', 'tasks', 'duties', 'contacts'] as const) : []),
        ];
  return (
    <nav class="mainnav" aria-label={frame.navLabel}>
      <ul class="container-xl">
        {keys.map((key) => (
          <li>
            <a href={PATHS[key]} {...(key === active && { 'aria-current': 'page' as const })}>
              {frame.nav[key]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where a demonstration shows its mails and its engine; for those who run it. */
function Tools({ c }: { c: AppContext }) {
  const { frame } = c.get('words');
  const { inboxUrl, temporalUiUrl } = c.get('deps').config;
  const isDesk = c.get('user') !== null && c.get('user')?.role !== 'agency';
  return (
    <span class="page-tools">
      {inboxUrl && <a href={inboxUrl}>{frame.inbox}</a>}
      {c.get('user')?.role === 'admin' && <a href="/desk/health">{frame.health}</a>}
      {isDesk && temporalUiUrl && <a href={temporalUiUrl}>{frame.engine}</a>}
    </span>
  );
}
