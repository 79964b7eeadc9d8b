import { MOST_PASSKEYS, passkeysOf } from '../../ledger/sign-in/passkeys.ts';
import { Card } from '../parts/card.tsx';
import { instantText } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { userOf } from '../web/session.ts';
import { signInWordsOf } from './words.ts';

/** Where one's passkeys are: their addresses begin so. */
export const PASSKEYS_PATH = '/passkeys';

/** One's own passkeys, the end of each, and a further one. */
export async function OwnPasskeys({ c }: { c: AppContext }) {
  const { passkeys: words } = signInWordsOf(c.get('lang'));
  const own = await passkeysOf(c.get('deps').ledger, userOf(c).id);
  return (
    <Card title={words.title} id="passkeys" body="padded">
      <p>{words.text}</p>
      {own.length === 0 && <p class="muted">{words.none}</p>}
      {own.length > 0 && (
        <div class="table-responsive">
          <table class="table table-list card-table">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.since}</th>
                <th scope="col">{words.used}</th>
                <th scope="col">
                  <span class="visually-hidden">{words.remove}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {own.map(({ id, name, since, usedAt }) => (
                <tr>
                  <td class="text-break" data-label={words.name}>
                    <span lang="und">{name}</span>
                    <RenameForm c={c} id={id} name={name} />
                  </td>
                  <td class="nowrap" data-label={words.since}>
                    {instantText(c, since)}
                  </td>
                  <td class="nowrap" data-label={words.used}>
                    {usedAt ? instantText(c, usedAt) : words.never}
                  </td>
                  <td class="text-end">
                    <form method="post" action={`${PASSKEYS_PATH}/remove`}>
                      <input type="hidden" name="key" value={id} />
                      <button class="btn btn-sm" aria-label={`${words.remove} ${name}`}>
                        {words.remove}
                      </button>
                    </form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {own.length < MOST_PASSKEYS && <AddForm c={c} />}
    </Card>
  );
}

/** Another name for a passkey, folded. */
function RenameForm({ c, id, name }: { c: AppContext; id: string; name: string }) {
  const { passkeys: words } = signInWordsOf(c.get('lang'));
  return (
    <details>
      <summary class="small" aria-label={`${words.rename} ${name}`}>
        {words.rename}
      </summary>
      <form method="post" action={`${PASSKEYS_PATH}/rename`}>
        <input type="hidden" name="key" value={id} />
        <p class="btn-row m-0">
          <input
            class="form-control form-control-sm w-auto"
            name="name"
            value={name}
            maxlength={60}
            required
            autocomplete="off"
            lang="und"
            aria-label={words.name}
          />
          <button class="btn btn-sm">{words.save}</button>
        </p>
      </form>
    </details>
  );
}

/** Names a new passkey, before the browser makes it. */
export function AddForm({ c }: { c: AppContext }) {
  const { passkeys: words } = signInWordsOf(c.get('lang'));
  return (
    <form method="post" action={`${PASSKEYS_PATH}/new`}>
      <label class="form-label" for="passkey-name">
        {words.name}
      </label>
      <input
        class="form-control"
        id="passkey-name"
        name="name"
        maxlength={60}
        required
        autocomplete="off"
        aria-describedby="passkey-name-hint"
      />
      <p class="muted small" id="passkey-name-hint">
        {words.nameHint}
      </p>
      <button class="btn btn-primary">{words.add}</button>
    </form>
  );
}
