import { civilDateOf, civilTimeOf } from '../../domain/calendar/zoned.ts';
import { cycleName } from '../../domain/kinds/words.ts';
import { eventsAt, type InstantEvents } from '../../ledger/read/desk/next-instant.ts';
import { plansFor } from '../../ledger/read/desk/plans.ts';
import type { VirtualTimeWords } from './catalog.ts';
import type { AppContext } from './deps.ts';

/**
 * Under virtual time, on every page of the commission: what time it is, what happens next, and the
 * buttons that let time pass. Nothing under real time, and nothing for an agency.
 */
export async function VirtualTimeBar({ c }: { c: AppContext }) {
  const { virtualTime } = c.get('deps');
  const user = c.get('user');
  if (!virtualTime || !user || user.role === 'agency') return null;
  const words = c.get('words').virtual;
  const tell = (at: Date) => c.get('words').instant(at, c.get('zone'));
  const { running, target, error } = virtualTime.state();
  // By what this page says, for time may arrive while the rest of it is made.
  if (running && reloadsItself(c)) c.header('Refresh', '1');
  const now = await virtualTime.now();
  return (
    <aside class="virtual" aria-label={words.label}>
      <div class="container-xl virtual-row">
        <strong>
          {words.label} <time>{tell(now)}</time>
        </strong>
        {running ? (
          <span role="status">
            {words.running(target ? tell(target) : '')}{' '}
            {reloadsItself(c) ? words.runningText : <a href={c.req.path}>{words.reload}</a>}
          </span>
        ) : (
          <Controls c={c} now={now} words={words} />
        )}
        {error !== null && (
          <span class="virtual-error" role="alert">
            {words.error}
            {error}
          </span>
        )}
      </div>
    </aside>
  );
}

/** While virtual time moves, pages of the desk reload by themselves; not where somebody may be typing. */
const reloadsItself = ({ req }: AppContext): boolean =>
  req.method === 'GET' && /^\/desk(?!\/reports\/.)/.test(req.path);

interface ControlsProps {
  c: AppContext;
  now: Date;
  words: VirtualTimeWords;
}

async function Controls({ c, now, words }: ControlsProps) {
  const { virtualTime } = c.get('deps');
  const next = (await virtualTime?.next()) ?? null;
  const zone = c.get('zone');
  const tell = (at: Date) => c.get('words').instant(at, zone);
  const mayAct = c.get('user')?.role !== 'government';
  const { pathname, search } = new URL(c.req.url);
  const back = c.req.method === 'GET' ? pathname + search : '/desk';
  const local = (at: Date) => `${civilDateOf(at, zone)}T${civilTimeOf(at, zone)}`;
  return (
    <>
      <span>
        {next ? words.nextAt(tell(next)) : words.nothing}
        {next && <What c={c} at={next} words={words} />}
      </span>
      {mayAct && next && (
        <form method="post" action="/desk/virtual-time">
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="instant" value={next.toISOString()} />
          <button class="btn btn-sm btn-primary" name="to" value="next">
            {words.toNext}
          </button>
        </form>
      )}
      {mayAct && (
        <form method="post" action="/desk/virtual-time">
          <input type="hidden" name="back" value={back} />
          <input
            class="form-control form-control-sm"
            type="datetime-local"
            name="at"
            aria-label={words.toLabel}
            min={local(now)}
            value={local(next ?? now)}
            required
          />
          <button class="btn btn-sm" name="to" value="at">
            {words.to}
          </button>
        </form>
      )}
    </>
  );
}

/** What happens at the next instant. */
async function What({ c, at, words }: { c: AppContext; at: Date; words: VirtualTimeWords }) {
  const { ledger } = c.get('deps');
  const plans = await plansFor(ledger, { role: 'admin', agencyId: null });
  const text = eventsText(c, await eventsAt(ledger, plans, at), words);
  return text === '' ? null : <span class="virtual-what">{text}</span>;
}

function eventsText(
  c: AppContext,
  { steps, cycles, mails }: InstantEvents,
  words: VirtualTimeWords,
): string {
  const page = c.get('words');
  const parts = [
    ...cycles.map(({ kind, period }) => words.opens(cycleName(page.lang, kind, period))),
    ...steps.map(({ name, notice, reports }) => words.step(page.step(name, notice), reports)),
    ...(mails > 0 ? [words.mails(mails)] : []),
  ];
  return parts.join(page.lang === 'en' ? ', ' : '、');
}
