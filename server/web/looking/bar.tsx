import { civilDateOf, civilTimeOf } from '../../../domain/calendar/zoned.ts';
import type { AppContext } from '../deps.ts';

/**
 * While somebody looks around in a rehearsal, on every page: that nothing here is real, as of which
 * instant it is, another instant to choose, and the way out.
 */
export function LookingBar({ c }: { c: AppContext }) {
  const looking = c.get('looking');
  if (!looking) return null;
  const { at, from, to, planTitle } = looking;
  const words = c.get('words').looking;
  const zone = c.get('zone');
  const local = (instant: Date) => `${civilDateOf(instant, zone)}T${civilTimeOf(instant, zone)}`;
  const { pathname, search } = new URL(c.req.url);
  const back = c.req.method === 'GET' ? pathname + search : '/desk';
  return (
    <aside class="looking" aria-label={words.label}>
      <div class="container-xl looking-row">
        <span>
          <strong>{words.label}</strong> <span lang="zh-CN">{planTitle}</span>
        </span>
        <span>
          <strong>{words.asOf(c.get('words').instant(at, zone))}</strong> {words.nothingReal}
        </span>
        <form method="post" action="/desk/rehearsal/at">
          <input type="hidden" name="back" value={back} />
          <input
            class="form-control form-control-sm"
            type="datetime-local"
            name="at"
            aria-label={words.instant}
            min={local(from)}
            max={local(to)}
            value={local(at)}
            required
          />
          <button class="btn btn-sm" name="to" value="at">
            {words.show}
          </button>
          <button
            class="btn btn-sm"
            name="to"
            value="previous"
            formnovalidate
            disabled={at <= from}
          >
            {words.previous}
          </button>
          <button class="btn btn-sm" name="to" value="next" formnovalidate disabled={at >= to}>
            {words.next}
          </button>
        </form>
        <form method="post" action="/desk/rehearsal/leave">
          <button class="btn btn-sm btn-primary">{words.leave}</button>
        </form>
      </div>
    </aside>
  );
}
