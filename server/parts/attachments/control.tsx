import { ENDINGS } from '../../../domain/attachments/types.ts';
import { UPLOAD_PART } from '../../../domain/attachments/limits.ts';
import type { Attachment } from '../../../ledger/attachments/attachments.ts';
import type { AppContext } from '../../web/deps.ts';
import { NoClassified } from '../card.tsx';
import { refusalText } from '../refusals.ts';
import { instantText } from '../text.tsx';
import { partsWordsOf } from '../words.ts';
import { Attached } from './list.tsx';
import { FILE_FIELD, type Uploaded } from './room.ts';
import { attachmentWordsOf } from './words.ts';

/** The script that uploads with progress; its page names it beside its others. */
export const ATTACHMENTS_SCRIPT = 'attachments.js';

interface AttachmentControlProps {
  c: AppContext;
  attachments: readonly Attachment[];
  /** Where they are: see `attachmentsPath`. */
  base: string;
  zone: string;
  /** What came of files that were sent without a script. */
  uploaded?: readonly Uploaded[];
}

/**
 * Attachments within a form: what is attached, and more to be uploaded. Without scripts the whole form
 * goes to the attachments' address and comes back with what was typed; with them a file goes up by
 * itself, part by part, and the form waits for it.
 */
export function AttachmentControl(props: AttachmentControlProps) {
  const { c, base, uploaded = [] } = props;
  const words = attachmentWordsOf(c.get('lang'));
  return (
    <fieldset
      class="form-block"
      id="attachments"
      data-attachments={base}
      data-part={String(UPLOAD_PART)}
      data-say={JSON.stringify(words.script)}
    >
      <legend>{words.title}</legend>
      <NoClassified c={c} />
      <p class="muted small field-hint" id="attachment-hint">
        {words.hint}
      </p>
      <Told {...props} uploaded={uploaded} />
      <div data-attached>
        <Attached {...props} />
      </div>
      <label class="form-label" for="attachment-file">
        {words.choose}
      </label>
      <div class="btn-row">
        <input
          class="form-control form-line"
          type="file"
          id="attachment-file"
          name={FILE_FIELD}
          multiple
          accept={ENDINGS.map((ending) => `.${ending}`).join(',')}
          aria-describedby="attachment-hint"
        />
        <button
          class="btn"
          formaction={`${base}#attachments`}
          formenctype="multipart/form-data"
          formnovalidate
          data-upload
        >
          {words.upload}
        </button>
      </div>
      <ul class="plain uploads" data-uploads aria-live="polite"></ul>
    </fieldset>
  );
}

/** What came of the files that were sent, or of the one that was to be removed. */
function Told({ c, zone, uploaded = [] }: AttachmentControlProps) {
  const words = attachmentWordsOf(c.get('lang'));
  const { refusals } = partsWordsOf(c.get('lang'));
  const good = uploaded.filter(({ as }) => typeof as === 'string');
  const bad = uploaded.flatMap(({ as }) => (typeof as === 'string' ? [] : [as]));
  return (
    <>
      {good.length > 0 && (
        <div class="panel-good" role="status">
          {good.map(({ name, as }) => (
            <p>
              {as === 'new'
                ? words.taken(name)
                : as === 'removed'
                  ? words.removed(name)
                  : words.takenBefore(name)}
            </p>
          ))}
        </div>
      )}
      {bad.length > 0 && (
        <div class="panel-error" role="alert">
          <h3>{words.notTaken}</h3>
          {bad.map((refusal) => {
            const { why, todo } = refusalText(refusals, refusal, (at) => instantText(c, at, zone));
            return (
              <p>
                {why} {todo}
              </p>
            );
          })}
        </div>
      )}
    </>
  );
}
