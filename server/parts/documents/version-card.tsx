import { fieldLabel } from './field-label.tsx';
import type { DocumentFacts } from '../../../ledger/read/signed/document-page.ts';
import type { SignedVersion } from '../../../ledger/read/signed/documents.ts';
import { Card } from '../card.tsx';
import type { Desk } from '../desk.ts';
import { langOf, Verbatim } from '../text.tsx';
import { Paragraphs, paragraphsFor, Reporting } from './assembled.tsx';
import { VersionDifferences } from './differences.tsx';
import { documentWordsOf } from './words.ts';

/** Where a document is, and its versions. */
export const documentPath = (id: string): string => `/desk/documents/${encodeURIComponent(id)}`;

interface VersionProps {
  desk: Desk;
  facts: DocumentFacts;
  version: SignedVersion;
}

/** A version that was signed off: by whom and when, its files with their hash, whether it has arrived. */
export function VersionFacts({ desk, facts, version }: VersionProps) {
  const { c, words: common, zone } = desk;
  const words = documentWordsOf(common.lang);
  const at = (instant: Date) => common.instant(instant, zone);
  const returned = facts.returned.find((each) => each.version === version.version);
  return (
    <>
      <p class="m-0 fw-bold">
        <Verbatim c={c} text={version.title} />
      </p>
      <p class="muted small">
        {words.signed(at(version.signedAt))} · {words.writtenBy}
        <Verbatim c={c} text={version.writtenBy} /> · {words.signedBy}
        <Verbatim c={c} text={version.signedBy} />
        <br />
        {version.receivedAt ? (
          <>
            {words.received(at(version.receivedAt))} · {words.receivedBy}
            <Verbatim c={c} text={version.receivedBy ?? ''} />
          </>
        ) : (
          !returned && words.notReceived
        )}
      </p>
      {returned && (
        <div class="panel-warn">
          <p class="m-0">
            {words.returned(version.version, at(returned.at))}
            <Verbatim c={c} text={returned.by} />
          </p>
          <p class="typed m-0" {...langOf(c, returned.reason)}>
            {returned.reason}
          </p>
        </div>
      )}
      <p class="m-0">{words.files}</p>
      <ul class="file-list">
        {version.files.map(({ id, name, sha256 }) => (
          <li>
            <a
              href={`${documentPath(facts.id)}/versions/${version.version}/${id.slice(id.lastIndexOf('/') + 1)}`}
            >
              <Verbatim c={c} text={name} />
            </a>
            <details class="small">
              <summary class="muted">{words.hash}</summary>
              <code class="hash">{sha256}</code>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The whole of a version, to be read. */
export function VersionText({ desk, facts, version }: VersionProps) {
  const { c } = desk;
  const words = documentWordsOf(desk.words.lang);
  const before = facts.signed.find((each) => each.version === version.version - 1);
  return (
    <>
      {before && (
        <Card title={words.differences} body="padded">
          <VersionDifferences desk={desk} kind={facts.kind} before={before} after={version} />
        </Card>
      )}
      {facts.fields.map((field) => {
        const text = version.texts[field.key] ?? '';
        const chapter = field.item?.label ?? null;
        const { name } = field.spec;
        const paragraphs = paragraphsFor(version.assembly, { name, chapter });
        const isReporting = name === 'reporting';
        if (text === '' && paragraphs.length === 0 && !isReporting) return null;
        return (
          <Card title={fieldLabel(desk, facts.kind, field)} body="padded">
            {text !== '' && (
              <p class="typed" {...langOf(c, text)}>
                {text}
              </p>
            )}
            {isReporting && <Reporting desk={desk} assembly={version.assembly} />}
            {paragraphs.length > 0 && (
              <details open={paragraphs.length <= 6}>
                <summary class="muted">{words.assembled(paragraphs.length)}</summary>
                <Paragraphs desk={desk} paragraphs={paragraphs} />
              </details>
            )}
          </Card>
        );
      })}
    </>
  );
}
