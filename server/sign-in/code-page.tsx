import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { TypedField, type SignInFault } from './typed-field.tsx';
import { signInWordsOf } from './words.ts';

interface CodeProps {
  c: AppContext;
  to: string;
  email: string;
  fault?: SignInFault;
}

/** The second page: the code. It looks the same for known and unknown addresses. */
export function CodePage({ c, to, email, fault }: CodeProps) {
  const words = signInWordsOf(c.get('lang'));
  const { inboxUrl } = c.get('deps').config;
  return (
    <Page c={c} title={words.codeTitle} styles={['sign-in.css']} ownHeading>
      <section class="card sign-in">
        <h1 class="page-heading">{words.codeTitle}</h1>
        <p role="status">{words.sent(email)}</p>
        {inboxUrl && (
          <p>
            <a href={inboxUrl} target="_blank" rel="noopener">
              {words.demo.openInbox}
            </a>
          </p>
        )}
        <form method="post" action="/sign-in/code" novalidate>
          <input type="hidden" name="to" value={to} />
          <TypedField
            c={c}
            id="code"
            label={words.code}
            hint={words.codeHint}
            fault={fault}
            input={{
              class: 'form-control form-control-lg code-input',
              inputmode: 'numeric',
              autocomplete: 'one-time-code',
              maxlength: 20,
            }}
          />
          <button class="btn btn-primary btn-lg">{words.enter}</button>
        </form>
        <p class="muted small sign-in-help">{words.notArrived}</p>
        <div class="btn-row">
          <form method="post" action="/sign-in">
            <input type="hidden" name="to" value={to} />
            <input type="hidden" name="email" value={email} />
            <button class="btn btn-sm">{words.sendAgain}</button>
          </form>
          <a href={`/sign-in?to=${encodeURIComponent(to)}`}>{words.otherAddress}</a>
        </div>
      </section>
    </Page>
  );
}
