import type { AppContext } from '../web/deps.ts';
import { partsWordsOf } from './words.ts';

/** Says that this computer keeps a draft of the form it stands in; the form's script shows it. */
export function DraftFound({ c }: { c: AppContext }) {
  const { draft } = partsWordsOf(c.get('lang'));
  return (
    <div class="panel-warn" data-draft-found hidden>
      <p>{draft.found}</p>
      <p class="btn-row">
        <button class="btn btn-sm btn-primary" type="button" data-draft-restore>
          {draft.restore}
        </button>
        <button class="btn btn-sm" type="button" data-draft-drop>
          {draft.drop}
        </button>
      </p>
    </div>
  );
}
