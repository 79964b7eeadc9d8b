import { mayAddPasskey } from '../../domain/sign-in/doors.ts';
import { passkeysOf } from '../../ledger/sign-in/passkeys.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { PASSKEY_SCRIPTS, PasskeyForm } from '../web/passkey-form.tsx';
import { userOf } from '../web/session.ts';
import { OidcLink } from './address-page.tsx';
import { AddForm, PASSKEYS_PATH } from './own-passkeys.tsx';
import { signInWordsOf } from './words.ts';

interface StepProps {
  c: AppContext;
  to: string;
  /** What is wrong with what was tried; null: nothing. */
  fault: string | null;
}

/** Between the code and everything else, for roles of which more is asked: the passkey, or the first one. */
export async function StepPage({ c, to, fault }: StepProps) {
  const { passkeys: words } = signInWordsOf(c.get('lang'));
  const user = userOf(c);
  const { ledger, auth } = c.get('deps');
  const own = await passkeysOf(ledger, user.id);
  const mayUse = user.asked.includes('passkey') && own.length > 0;
  const mayAdd = mayAddPasskey(user.asked, own.length);
  return (
    <Page
      c={c}
      title={words.step.title}
      styles={['sign-in.css']}
      scripts={PASSKEY_SCRIPTS}
      ownHeading
    >
      <section class="card sign-in">
        <h1 class="page-heading">{words.step.title}</h1>
        {fault !== null && (
          <p class="panel-error" role="alert">
            {fault}
          </p>
        )}
        {user.asked.includes('oidc') && auth.oidc && (
          <>
            <p>{words.step.elsewhere}</p>
            <OidcLink c={c} to={to} look="btn btn-primary btn-lg" />
          </>
        )}
        {mayUse && (
          <>
            <p>{words.step.use}</p>
            <PasskeyForm
              c={c}
              action={`${PASSKEYS_PATH}/prove`}
              ask="get"
              options={await auth.passkeys.askToProve(user)}
              button={words.prove}
              look="btn btn-primary btn-lg"
            >
              <input type="hidden" name="to" value={to} />
            </PasskeyForm>
            <p class="muted small sign-in-help">{words.step.lost}</p>
          </>
        )}
        {mayAdd && (
          <>
            <p>{words.step.first}</p>
            <p class="muted">{words.text}</p>
            <AddForm c={c} />
          </>
        )}
      </section>
    </Page>
  );
}
