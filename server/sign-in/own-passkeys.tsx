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
                  <td class="text-break" lang="und" data-label={words.name}>
                    {name}
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
