import { hiddenIn, hasHidden, withoutHidden, type Hidden } from '../../domain/plain-text/hidden.ts';
import type { AppContext, AppMiddleware } from './deps.ts';
import { notFoundPage } from './errors.tsx';
import { Page } from './page.tsx';

/** A text that was sent under a name. */
interface Sent {
  name: string;
  text: string;
}

/** Of how many fields a page tells what is hidden in them. */
const MOST_FIELDS = 10;
const READS = new Set(['GET', 'HEAD']);
const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/**
 * Takes no text in which there is something that nobody sees: what turns the order of writing, invisible
 * characters, controls, and what is left of another encoding. Says in which field it stands and where, and
 * offers to send the same without it; nothing is changed before.
 */
export const plainText: AppMiddleware = async (c, next) => {
  // No id holds one, and the database cannot be asked for it.
  if (/\0|%00/.test(c.req.path)) return notFoundPage(c);
  const asked = Object.entries(c.req.queries()).flatMap(([name, texts]) =>
    texts.map((text) => ({ name, text })),
  );
  const inQuery = asked.filter(isHiding);
  // Names of files that come in parts are made safe where they are kept.
  if (inQuery.length > 0 && c.req.method !== 'PUT') return hiddenPage(c, inQuery, null);
  if (READS.has(c.req.method) || !FORM.test(c.req.header('content-type') ?? '')) return next();
  const { texts, hasFiles } = textsOf(await c.req.parseBody({ all: true }));
  const inForm = texts.filter(isHiding);
  if (inForm.length > 0) return hiddenPage(c, inForm, hasFiles ? null : texts);
  return next();
};

const isHiding = ({ name, text }: Sent): boolean => hasHidden(name) || hasHidden(text);

function textsOf(form: Record<string, unknown>): { texts: Sent[]; hasFiles: boolean } {
  const sent = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((each) => ({ name, value: each })),
  );
  return {
    texts: sent.flatMap(({ name, value }) =>
      typeof value === 'string' ? [{ name, text: value }] : [],
    ),
    hasFiles: sent.some(({ value }) => value instanceof File && value.size > 0),
  };
}

/**
 * Where what stands, as a page; and the same once more without it.
 * @param texts all that was sent; null: it cannot be sent again from here, for files came with it.
 */
function hiddenPage(c: AppContext, hiding: readonly Sent[], texts: readonly Sent[] | null) {
  const { hidden: words } = c.get('words').errors;
  const { pathname, search } = new URL(c.req.url);
  return c.html(
    <Page c={c} title={words.title}>
      <section class="card notice" role="alert">
        <p>{words.text}</p>
        <ul>
          {hiding.slice(0, MOST_FIELDS).map((each) => (
            <Hiding c={c} sent={each} />
          ))}
        </ul>
        {hiding.length > MOST_FIELDS && <p>{words.moreFields(hiding.length - MOST_FIELDS)}</p>}
        <p>{texts === null ? words.goBack : words.todo}</p>
        {texts !== null && (
          <form method="post" action={pathname + search}>
            {texts.map(({ name, text }) => (
              // A textarea, since an input would lose the line breaks.
              <textarea name={withoutHidden(name)} hidden>
                {`\n${withoutHidden(text)}`}
              </textarea>
            ))}
            <button class="btn btn-primary">{words.again}</button>
          </form>
        )}
      </section>
    </Page>,
    400,
  );
}

/** Places of one field that are told. */
const MOST_PLACES = 5;

function Hiding({ c, sent: { name, text } }: { c: AppContext; sent: Sent }) {
  const { hidden: words } = c.get('words').errors;
  const found = hasHidden(text) ? hiddenIn(text, MOST_PLACES + 1) : hiddenIn(name, 1);
  return (
    <li class="text-break">
      {words.field} <code>{withoutHidden(name).slice(0, 60)}</code>
      <ul>
        {found.slice(0, MOST_PLACES).map((place) => (
          <li>{hiddenPlace(c, place)}</li>
        ))}
        {found.length > MOST_PLACES && <li>{words.morePlaces}</li>}
      </ul>
    </li>
  );
}

/** What is hidden in one place, where, and between what, in words. */
export function hiddenPlace(c: AppContext, { kind, code, line, column, around }: Hidden): string {
  const { errors, frame } = c.get('words');
  const { hidden: words } = errors;
  return `${words.place(line, column)}${words.kind[kind]} ${code}${frame.colon}${around}`;
}
