import { sizeText } from '../../../domain/attachments/limits.ts';
import { isShownInline } from '../../../domain/attachments/types.ts';
import type { Attachment } from '../../../ledger/attachments/attachments.ts';
import type { AppContext } from '../../web/deps.ts';
import { instantText, Verbatim } from '../text.tsx';
import { attachmentWordsOf } from './words.ts';
import { SHOWN_FIELD } from './room.ts';

interface AttachmentListProps {
  c: AppContext;
  attachments: readonly Attachment[];
  /** Where they are: see `attachmentsPath`. */
  base: string;
  /** IANA zone in which instants are told. */
  zone: string;
  /** With a button to remove each, within the form that they are handed in with. */
  editable?: boolean;
}

/** Attachments to be read: names, sizes, hashes; saved by their name, pictures and PDF looked at too. */
export function AttachmentList(props: AttachmentListProps) {
  const { c, attachments, base, zone, editable = false } = props;
  const words = attachmentWordsOf(c.get('lang'));
  if (attachments.length === 0) return null;
  return (
    <ul class="plain attachments">
      {attachments.map((each) => (
        <li>
          <a href={`${base}/${each.id}/save`} download={each.name}>
            <Verbatim c={c} text={each.name} />
          </a>{' '}
          <span class="muted small nowrap">{sizeText(each.size)}</span>{' '}
          {isShownInline(each.type) && (
            <a
              class="small no-print"
              href={`${base}/${each.id}/view`}
              target="_blank"
              rel="noopener"
            >
              {words.view}
            </a>
          )}{' '}
          {editable && (
            <button
              class="btn btn-sm"
              formaction={`${base}/remove#attachments`}
              formnovalidate
              name="remove"
              value={each.id}
              aria-label={`${words.remove} ${each.name}`}
            >
              {words.remove}
            </button>
          )}
          <span class="muted small d-block">
            {words.added(instantText(c, each.addedAt, zone))}
            <Verbatim c={c} text={each.addedBy} />
          </span>
          <span class="muted small d-block">
            {words.hash} <code class="hash">{each.sha256}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The same under its heading, with what there is in all; nothing where there are none. */
export function Attachments(props: AttachmentListProps) {
  const { c, attachments } = props;
  const words = attachmentWordsOf(c.get('lang'));
  if (attachments.length === 0) return null;
  const size = attachments.reduce((sum, each) => sum + each.size, 0);
  return (
    <div class="attached">
      <h3 class="attached-title">
        {words.title}{' '}
        <span class="muted small">{words.total(attachments.length, sizeText(size))}</span>
      </h3>
      <AttachmentList {...props} />
    </div>
  );
}

/** What is attached to a form now, and the field that says so when it is submitted. */
export function Attached(props: AttachmentListProps) {
  const { c, attachments } = props;
  const words = attachmentWordsOf(c.get('lang'));
  const ids = attachments.map(({ id }) => id).join(',');
  return (
    <>
      <input type="hidden" name={SHOWN_FIELD} value={ids} />
      {attachments.length === 0 ? (
        <p class="muted small">{words.none}</p>
      ) : (
        <AttachmentList {...props} editable />
      )}
    </>
  );
}
