import { demoPeople, planTitles, type DemoPerson } from '../../ledger/read/sign-in.ts';
import { AgencyName, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { TypedField, type SignInFault } from './typed-field.tsx';
import { wantedText } from './wanted.ts';
import { signInWordsOf } from './words.ts';

interface AddressProps {
  c: AppContext;
  to: string;
  email?: string;
  fault?: SignInFault;
  signedOut?: boolean;
}

/** The first page of the sign-in: what this is, why it came in between, and the address. */
export function AddressPage({ c, to, email = '', fault, signedOut }: AddressProps) {
  const words = signInWordsOf(c.get('lang'));
  const wanted = wantedText(c, to);
  return (
    <Page c={c} title={words.title} styles={['sign-in.css']} ownHeading>
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
        </section>
      </div>
      <DemoPeople c={c} to={to} />
    </Page>
  );
}

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
