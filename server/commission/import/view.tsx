import type { Child } from 'hono/jsx';
import type { ImportRefusal } from '../../../domain/import/refusal.ts';
import { openDraft, type OpenDraft } from '../../../ledger/drafts/open-draft.ts';
import type { Announcement } from '../../parts/desk-page.tsx';
import { langOf, Verbatim } from '../../parts/text.tsx';
import type { AppContext } from '../../web/deps.ts';
import { Page } from '../../web/page.tsx';
import { actorOf, userOf } from '../../web/session.ts';
import { firstOf, type Given } from '../given.ts';
import type { DraftTab, ImportDone, ImportWords } from './catalog.ts';
import { importWordsOf } from './words.ts';

/** Where documents are handed in, and drafts listed. */
export const IMPORT = '/desk/import';

/** What every page of a draft works with. */
export interface DraftView {
  c: AppContext;
  says: ImportWords;
  draft: OpenDraft;
  /** What was typed before a refusal; its `form` says in which form. */
  given: Given;
  announcement: Announcement | null;
}

/** A draft as its page shows it; null if there is none that this reader may see. */
export async function viewOf(
  c: AppContext,
  id: string,
  given: Given = {},
  announcement: Announcement | null = null,
): Promise<DraftView | null> {
  const { ledger } = c.get('deps');
  const draft = await openDraft(ledger.db, id, actorOf(userOf(c)), c.get('now'));
  const says = importWordsOf(c.get('lang'));
  return draft && { c, says, draft, given, announcement: announcement ?? doneOf(c, says) };
}

/** What `?done=` announces; the words are the page's own, never the address's. */
export function doneOf(c: AppContext, { done: words }: ImportWords): Announcement | null {
  const done = c.req.query('done') ?? '';
  return Object.hasOwn(words, done) ? { good: true, text: words[done as ImportDone] } : null;
}

/** Why something was refused, and what to do. */
export function importRefusal(c: AppContext, refusal: ImportRefusal): Announcement {
  const { refusal: words } = importWordsOf(c.get('lang'));
  const tell = (at: Date) => c.get('words').instant(at, c.get('zone'));
  const write = words[refusal.code] as (
    refusal: ImportRefusal,
    tell: (at: Date) => string,
  ) => { why: string; todo: string };
  const { why, todo } = write(refusal, tell);
  return { good: false, text: why, more: todo };
}

/** The address of a page of a draft. */
export const draftPath = ({ draft }: Pick<DraftView, 'draft'>, page = ''): string =>
  `${IMPORT}/${draft.row.id}${page === '' ? '' : `/${page}`}`;

/** Whether the draft can still be worked on. */
export const isOpen = ({ draft: { row } }: DraftView): boolean =>
  row.planId === null && row.discardedAt === null;

/** What was typed into a field of a form before it was refused, or what stands there. */
export function typed(
  { given }: DraftView,
  form: string,
  name: string,
  otherwise: string | number | null | undefined,
): string {
  const isThis = firstOf(given, 'form') === form && given[name] !== undefined;
  return isThis ? firstOf(given, name) : String(otherwise ?? '');
}

interface FrameProps {
  c: AppContext;
  /** What stands at the top; the page itself is called by what it is for. */
  heading: string;
  announcement: Announcement | null;
  children?: Child;
}

/** The frame of the import's pages: they work without any plan. */
export function ImportFrame({ c, heading, announcement, children }: FrameProps) {
  return (
    <Page
      c={c}
      title={importWordsOf(c.get('lang')).title}
      active="overview"
      styles={['desk.css', 'documents.css', 'import.css']}
      ownHeading
    >
      <div class="desk-head">
        <h1 class="page-heading">
          <Verbatim c={c} text={heading} />
        </h1>
        <nav class="d-flex flex-wrap gap-3">
          <a href={IMPORT}>{importWordsOf(c.get('lang')).title}</a>
          <a href="/desk">{importWordsOf(c.get('lang')).list.toDesk}</a>
        </nav>
      </div>
      {announcement && (
        <div class={announcement.good ? 'panel-good' : 'panel-error'} role="status">
          <p class="m-0" {...langOf(c, announcement.text)}>
            {announcement.text}
          </p>
          {announcement.more !== undefined && <p class="m-0">{announcement.more}</p>}
        </div>
      )}
      {children}
    </Page>
  );
}

const TABS: readonly [DraftTab, string][] = [
  ['overview', ''],
  ['tasks', 'tasks'],
  ['agencies', 'agencies'],
  ['duties', 'duties'],
  ['history', 'history'],
];

/** A page of one draft, with the others to go to. */
export function DraftPage(props: { view: DraftView; tab: DraftTab; children?: Child }) {
  const { view, tab, children } = props;
  const { c, says, draft, announcement } = view;
  const { row } = draft;
  return (
    <ImportFrame c={c} heading={draft.state.title || row.sourceName} announcement={announcement}>
      <ul class="tabs">
        {TABS.map(([each, page]) => (
          <li>
            <a
              href={draftPath(view, page)}
              {...(each === tab && { 'aria-current': 'page' as const })}
            >
              {says.tabs[each]}
            </a>
          </li>
        ))}
      </ul>
      <UndoLast view={view} />
      {row.planId !== null && (
        <div class="panel-good" role="status">
          <p class="m-0">
            {says.summary.importedAs} <Verbatim c={c} text={row.importedBy ?? ''} />{' '}
            <a href={`/desk/launch?plan=${encodeURIComponent(row.planId)}`}>
              {says.summary.toPlan}
            </a>
          </p>
        </div>
      )}
      {row.discardedAt && (
        <div class="panel-warn" role="status">
          <p class="m-0">
            {says.summary.discardedNote} <Verbatim c={c} text={row.discardedBy ?? ''} />
          </p>
        </div>
      )}
      {children}
    </ImportFrame>
  );
}

/** Takes the last step back, from wherever somebody is. */
function UndoLast({ view }: { view: DraftView }) {
  const { says, draft } = view;
  const last = draft.decisions
    .filter(({ undoneAt }) => undoneAt === null)
    .reduce((newest: number, { batch }) => Math.max(newest, batch), 0);
  const taken = draft.decisions.filter(({ batch }) => batch === last);
  const [first] = taken;
  if (!isOpen(view) || !first) return null;
  const { undoLast, what } = says.history;
  return (
    <DraftForm view={view} action="undo" form="undo-last" class="mb-3">
      <button class="btn btn-sm">{undoLast}</button>{' '}
      <span class="muted small">
        {what[first.decision.what]}
        {taken.length > 1 && ` (${taken.length})`}
        {' · '}
        <Verbatim c={view.c} text={first.by} />
      </span>
    </DraftForm>
  );
}

interface FormProps {
  view: DraftView;
  /** The last part of the address it is sent to. */
  action: string;
  /** Its name among the forms of the page. */
  form: string;
  class?: string;
  children?: Child;
}

/** A form of a draft: it says which version it was filled in on; nothing is sent of a closed draft. */
export function DraftForm({ view, action, form, class: look, children }: FormProps) {
  return (
    <form
      method="post"
      action={draftPath(view, action)}
      {...(look !== undefined && { class: look })}
    >
      <input type="hidden" name="version" value={view.draft.row.version} />
      <input type="hidden" name="form" value={form} />
      <fieldset disabled={!isOpen(view)}>{children}</fieldset>
    </form>
  );
}

/** A labelled line of a form. */
export function Line(props: {
  view: DraftView;
  form: string;
  name: string;
  label: string;
  hint?: string;
  value?: string | number | null | undefined;
  placeholder?: string;
  numeric?: true;
}) {
  const { view, form, name, label, hint, value, placeholder, numeric } = props;
  const text = typed(view, form, name, value);
  return (
    <label class="import-field">
      <span class="fw-bold">{label}</span>
      {hint !== undefined && <span class="d-block muted small">{hint}</span>}
      <input
        class="form-control"
        name={name}
        value={text}
        {...(placeholder !== undefined && { placeholder })}
        {...(numeric && { inputmode: 'numeric' as const })}
        {...langOf(view.c, text)}
      />
    </label>
  );
}

/** Why, in one line. */
export function WhyLine(props: { view: DraftView; form: string; label: string }) {
  const { view, form, label } = props;
  return (
    <label class="import-field">
      <span class="fw-bold">{label}</span>
      <input
        class="form-control"
        name="why"
        maxlength={1000}
        required
        value={typed(view, form, 'why', '')}
      />
    </label>
  );
}
