import { demoPeople, planTitles, type DemoPerson } from '../../ledger/read/sign-in.ts';
import { AgencyName, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { PASSKEY_SCRIPTS, PasskeyForm } from '../web/passkey-form.tsx';
import type { OidcFault } from '../web/oidc.ts';
import { Page } from '../web/page.tsx';
import { TypedField, type SignInFault } from './typed-field.tsx';
import { wantedText } from './wanted.ts';
import { signInWordsOf } from './words.ts';

interface AddressProps {
  c: AppContext;
  to: string;
  /** A passkey was tried, and refused. */
  isRefused?: boolean;
  /** Why the sign-in of the organisation has let nobody in. */
  oidcFault?: OidcFault;
  email?: string;
  fault?: SignInFault;
  signedOut?: boolean;
}

/** The first page of the sign-in: what this is, why it came in between, and the address. */
export function AddressPage(props: AddressProps) {
  const { c, to, email = '', fault, isRefused, oidcFault, signedOut } = props;
  const { oidc } = c.get('deps').auth;
  const words = signInWordsOf(c.get('lang'));
  const wanted = wantedText(c, to);
  return (
    <Page c={c} title={words.title} styles={['sign-in.css']} scripts={PASSKEY_SCRIPTS} ownHeading>
      <div class="sign-in-door">
        <About c={c} />
        <section class="card sign-in">
          <h2 class="page-heading">{words.title}</h2>
          {signedOut === true && (
            <p class="panel-good" role="status">
              {words.signedOut}
            </p>
          )}
          {wanted !== null && (
            <p class="panel-warn" role="status">
              {wanted}
            </p>
          )}
          {isRefused === true && (
            <p class="panel-error" role="alert">
              {words.passkeys.faults.entry}
            </p>
          )}
          {oidc && oidcFault && (
            <p class="panel-error" role="alert">
              <OfProvider c={c} words={words.oidc.faults[oidcFault]} />
            </p>
          )}
          <p>{words.lead}</p>
          <form method="post" action="/sign-in" novalidate>
            <input type="hidden" name="to" value={to} />
            <TypedField
              c={c}
              id="email"
              label={words.address}
              hint={words.addressHint}
              fault={fault}
              input={{
                type: 'email',
                value: email,
                autocomplete: 'username email',
                maxlength: 254,
              }}
            />
            <button class="btn btn-primary btn-lg">{words.sendCode}</button>
          </form>
          <div class="other-doors">
            <p class="or">
              <span>{words.passkeys.or}</span>
            </p>
            {oidc && <OidcLink c={c} to={to} />}
            <PasskeyForm
              c={c}
              action="/sign-in/passkey"
              ask="get"
              options={{ from: '/sign-in/passkey/question' }}
              button={words.passkeys.enter}
            >
              <input type="hidden" name="to" value={to} />
            </PasskeyForm>
          </div>
        </section>
      </div>
      <DemoPeople c={c} to={to} />
    </Page>
  );
}

/** Leads to the sign-in of the organisation, under its name. */
export function OidcLink({ c, to, look = 'btn' }: { c: AppContext; to: string; look?: string }) {
  return (
    <p>
      <a class={look} href={`/sign-in/oidc?to=${encodeURIComponent(to)}`}>
        <OfProvider c={c} words={signInWordsOf(c.get('lang')).oidc.enter} />
      </a>
    </p>
  );
}

/** Words around the name of the provider, which is of no language; one element, so that a button keeps their blanks. */
const OfProvider = ({ c, words: [before, after] }: { c: AppContext; words: [string, string] }) => (
  <span>
    {before}
    <span lang="und">{c.get('deps').auth.oidc?.name}</span>
    {after}
  </span>
);

/** What this is, and of which plans. */
async function About({ c }: { c: AppContext }) {
  const words = signInWordsOf(c.get('lang'));
  const titles = await planTitles(c.get('deps').ledger);
  return (
    <section class="about">
      <h1>{words.product}</h1>
      <p class="about-sentence">{words.about}</p>
      {titles.length > 0 && (
        <>
          <h2>{words.plans(titles.length)}</h2>
          <ul class="about-plans">
            {titles.map((title) => (
              <li>
                <Verbatim c={c} text={title} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** In a demonstration, whose mails all go to an inbox of its own: whom one may sign in as. */
async function DemoPeople({ c, to }: { c: AppContext; to: string }) {
  const { inboxUrl } = c.get('deps').config;
  if (!inboxUrl) return null;
  const { demo } = signInWordsOf(c.get('lang'));
  const people = await demoPeople(c.get('deps').ledger);
  if (people.length === 0) return null;
  return (
    <section class="card demo" aria-labelledby="demo">
      <div class="demo-head">
        <h2 id="demo">{demo.title}</h2>
        <p>
          {demo.text}{' '}
          <a href={inboxUrl} target="_blank" rel="noopener">
            {demo.inbox}
          </a>
        </p>
      </div>
      <ul class="demo-people">
        {people.map((person) => (
          <li>
            <Person c={c} to={to} person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Person({ c, to, person }: { c: AppContext; to: string; person: DemoPerson }) {
  const { demo } = signInWordsOf(c.get('lang'));
  const { role, email, agency } = person;
  return (
    <form method="post" action="/sign-in">
      <input type="hidden" name="to" value={to} />
      <button class="demo-person" name="email" value={email}>
        <strong>{demo.role[role]}</strong>
        {agency && (
          <span>
            <AgencyName c={c} agency={agency} />
          </span>
        )}
        <span class="muted small">{demo.does[role]}</span>
        <span class="demo-address">{email}</span>
      </button>
    </form>
  );
}
