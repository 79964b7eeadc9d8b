import { LONGEST, type TypedWords } from '../../../domain/letters/letter-words.ts';
import type { LetterDraft } from '../../../ledger/read/desk/letter-drafts.ts';
import { assembledFrom } from '../../../ledger/read/desk/drafts.ts';
import { Card, NoClassified } from '../card.tsx';
import type { Desk } from '../desk.ts';
import { letterWordsOf } from './words.ts';

interface WordsFormProps {
  desk: Desk;
  draft: LetterDraft;
  action: string;
  typed: TypedWords;
}

/** The words of a draft as a form; its facts stand between them and are not typed. */
export function WordsForm({ desk, draft, action, typed }: WordsFormProps) {
  const { draft: words } = letterWordsOf(desk.words.lang);
  const { saved, seal, effect } = draft;
  const facts = saved?.facts ?? draft.facts;
  return (
    <Card title={words.edit} body="padded" id="edit">
      <p class="muted">{words.editText}</p>
      <NoClassified c={desk.c} />
      <form method="post" action={action}>
        <input type="hidden" name="plan" value={desk.plan.id} />
        <input type="hidden" name="version" value={saved?.version ?? 0} />
        <input type="hidden" name="seal" value={seal} />
        <label class="d-block mb-2">
          <span class="form-label">{words.wordTitle}</span>
          <input
            class="form-control"
            name="title"
            lang="zh-CN"
            required
            maxlength={LONGEST.title}
            value={typed.title}
          />
        </label>
        <Part label={words.opening} name="opening" text={typed.opening} required />
        <p class="form-label m-0">{words.facts}</p>
        <p class="muted small m-0">{words.factsText(desk.words.shortDate(facts.on))}</p>
        <div class="letter-facts" lang="zh-CN">
          {assembledFrom(effect, facts).facts.map((line) => (
            <p class="m-0">{line}</p>
          ))}
        </div>
        <Part label={words.closing} name="closing" text={typed.closing} />
        <div class="btn-row">
          <button class="btn btn-primary" name="how" value="edited">
            {words.save}
          </button>
          {saved && saved.how !== 'reverted' && (
            <>
              <button class="btn" name="how" value="reverted" formnovalidate>
                {words.revert}
              </button>
              <span class="muted small">{words.revertText}</span>
            </>
          )}
        </div>
      </form>
    </Card>
  );
}

/** Paragraphs, one a line. */
function Part(props: { label: string; name: string; text: string; required?: boolean }) {
  const { label, name, text, required } = props;
  const rows = Math.min(14, 2 + text.split('\n').length + Math.floor(text.length / 60));
  return (
    <label class="d-block mb-2">
      <span class="form-label">{label}</span>
      <textarea
        class="form-control"
        name={name}
        lang="zh-CN"
        rows={rows}
        maxlength={LONGEST.part}
        {...(required && { required: true })}
      >
        {text}
      </textarea>
    </label>
  );
}
