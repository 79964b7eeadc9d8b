import { kindOf } from '../../../domain/kinds/kinds.ts';
import type { DocumentFacts, DocumentWriting } from '../../../ledger/read/signed/document-page.ts';
import { Card, Empty, NoClassified } from '../card.tsx';
import type { Desk } from '../desk.ts';
import { DraftFound } from '../draft-found.tsx';
import { langOf, Verbatim } from '../text.tsx';
import { Paragraphs, paragraphsFor, Reporting } from './assembled.tsx';
import { Differences } from './differences.tsx';
import { fieldHint, fieldLabel } from './field-label.tsx';
import { documentPath } from './version-card.tsx';
import { documentWordsOf } from './words.ts';

interface WriteProps {
  desk: Desk;
  facts: DocumentFacts;
  writing: DocumentWriting;
  /** What was typed and not taken. */
  typed: Readonly<Record<string, string>> | null;
}

/**
 * The form in which a document is written: beside each text what was assembled for it. It works without
 * scripts; the script of the report's form keeps a draft on this computer.
 */
export function WriteForm({ desk, facts, writing, typed }: WriteProps) {
  const words = documentWordsOf(desk.words.lang);
  const { written, live, since } = writing;
  const values = typed ?? written?.texts ?? facts.signed[0]?.texts ?? {};
  const basedOn = written?.version ?? 0;
  return (
    <>
      {written && since.length > 0 && (
        <Card title={words.changes(since.length)} id="changes" body="padded">
          <p class="muted">{words.changesSince}</p>
          <Differences desk={desk} kind={facts.kind} list={since} />
        </Card>
      )}
      <Card
        title={words.write}
        id="form"
        aside={
          written && (
            <span class="muted small">
              {words.saved(desk.words.instant(written.savedAt, desk.zone))} · {words.savedBy}
              <Verbatim c={desk.c} text={written.savedBy} />
            </span>
          )
        }
      >
        <form
          class="card-body"
          method="post"
          action={documentPath(facts.id)}
          data-draft={`${desk.user.id}/${facts.id}/w${basedOn}`}
        >
          <input type="hidden" name="basedOn" value={String(basedOn)} />
          <NoClassified c={desk.c} />
          <p class="muted">{words.writeText}</p>
          <DraftFound c={desk.c} />
          {facts.fields.map((field) => {
            const { name } = field.spec;
            const text = values[field.key] ?? '';
            const id = `text-${field.key.replaceAll('.', '-')}`;
            const chapter = field.item?.label ?? null;
            const paragraphs = paragraphsFor(live, { name, chapter });
            return (
              <div class="row write-row">
                <div class="col-lg-6">
                  <label class="form-label" for={id}>
                    {fieldLabel(desk, facts.kind, field)}
                  </label>
                  <p class="muted small m-0" id={`${id}-hint`}>
                    {fieldHint(desk, facts.kind, field)}
                  </p>
                  <textarea
                    class="form-control"
                    rows={5}
                    id={id}
                    name={field.key}
                    maxlength={20000}
                    aria-describedby={`${id}-hint`}
                    {...langOf(desk.c, text)}
                  >
                    {`\n${text}`}
                  </textarea>
                </div>
                <div class="col-lg-6">
                  {name === 'reporting' && <Reporting desk={desk} assembly={live} />}
                  {isAssembled(facts, name) && (
                    <details open={paragraphs.length > 0 && paragraphs.length <= 3}>
                      <summary>{words.assembled(paragraphs.length)}</summary>
                      {paragraphs.length === 0 ? (
                        <Empty text={words.noAssembled} />
                      ) : (
                        <Paragraphs desk={desk} paragraphs={paragraphs} />
                      )}
                    </details>
                  )}
                </div>
              </div>
            );
          })}
          <p class="muted">{words.handInText}</p>
          <p class="btn-row">
            <button class="btn btn-primary" name="hand-in" value="on">
              {words.handIn}
            </button>
            <button class="btn">{words.save}</button>
          </p>
        </form>
      </Card>
    </>
  );
}

const isAssembled = ({ kind }: DocumentFacts, name: string) =>
  name === 'disagreements' || (kindOf(kind).assembles ?? []).some((each) => each.name === name);
