import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import type { SignInWords } from './catalog.ts';
import { signInWordsOf } from './words.ts';

/** What can be wrong with what was typed. */
export type SignInFault = keyof Pick<
  SignInWords,
  'badAddress' | 'wrongCode' | 'tooOften' | 'expiredPage'
>;

interface AddressProps {
  c: AppContext;
  to: string;
  email?: string;
  fault?: SignInFault;
  signedOut?: boolean;
}

/** The first page of the sign-in: the address. */
export function AddressPage({ c, to, email = '', fault, signedOut }: AddressProps) {
  const words = signInWordsOf(c.get('lang'));
  return (
    <Page c={c} title={words.title} styles={['sign-in.css']} ownHeading>
      <section class="card sign-in">
        <h1 class="page-heading">{words.title}</h1>
        {signedOut === true && (
          <p class="panel-good" role="status">
            {words.signedOut}
          </p>
        )}
        <p>{words.lead}</p>
        <form method="post" action="/sign-in" novalidate>
          <input type="hidden" name="to" value={to} />
          <label class="form-label" for="email">
            {words.address}
          </label>
          <input
            class="form-control form-control-lg"
            id="email"
            name="email"
            type="email"
            value={email}
            autocomplete="username email"
            autofocus
            required
            maxlength={254}
            aria-describedby="email-hint email-fault"
            {...(fault && { 'aria-invalid': 'true' as const })}
          />
          <Fault c={c} id="email-fault" fault={fault} />
          <p class="muted small" id="email-hint">
            {words.addressHint}
          </p>
          <button class="btn btn-primary btn-lg">{words.sendCode}</button>
        </form>
      </section>
    </Page>
  );
}

interface CodeProps {
  c: AppContext;
  to: string;
  email: string;
  fault?: SignInFault;
}

/** The second page: the code. It looks the same for known and unknown addresses. */
export function CodePage({ c, to, email, fault }: CodeProps) {
  const words = signInWordsOf(c.get('lang'));
  return (
    <Page c={c} title={words.codeTitle} styles={['sign-in.css']} ownHeading>
      <section class="card sign-in">
        <h1 class="page-heading">{words.codeTitle}</h1>
        <p role="status">{words.sent(email)}</p>
        <form method="post" action="/sign-in/code" novalidate>
          <input type="hidden" name="to" value={to} />
          <label class="form-label" for="code">
            {words.code}
          </label>
          <input
            class="form-control form-control-lg code-input"
            id="code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            autofocus
            required
            maxlength={20}
            aria-describedby="code-hint code-fault"
            {...(fault && { 'aria-invalid': 'true' as const })}
          />
          <Fault c={c} id="code-fault" fault={fault} />
          <p class="muted small" id="code-hint">
            {words.codeHint}
          </p>
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

function Fault(props: { c: AppContext; id: string; fault: SignInFault | undefined }) {
  const { c, id, fault } = props;
  return (
    <p id={id} class="error-text" role="alert">
      {fault && signInWordsOf(c.get('lang'))[fault]}
    </p>
  );
}
