import { Hono } from 'hono';
import type { Refusal } from '../../domain/report/refusal.ts';
import { setUp } from '../../ledger/commands/register/set-up.ts';
import { hasAdministrator } from '../../ledger/read/register/installed.ts';
import { textIn } from '../parts/posted.ts';
import { refusalText } from '../parts/refusals.ts';
import { instantText } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { AtMost } from './at-most.ts';
import { askerOf, keepAddress } from './routes.tsx';
import { isSetupCode } from './setup-code.ts';
import { signInWordsOf } from './words.ts';

/** Tries a minute, of each client and of all together: nobody needs more, and no code is guessed so. */
const TRIES = { client: 6, all: 30 };
const MINUTE_MS = 60_000;

interface Typed {
  code: string;
  name: string;
  address: string;
}

/** The first administrator, while there is none; whoever has the code from the terminal makes it. */
export function setupRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const ofClient = new AtMost(TRIES.client, MINUTE_MS);
  const ofAll = new AtMost(TRIES.all, MINUTE_MS);

  app.get('/setup', (c) => show(c));

  app.post('/setup', async (c) => {
    const { ledger, config, auth } = c.get('deps');
    if (await hasAdministrator(ledger)) return show(c, null, { code: 'is_set_up' });
    const form = await c.req.parseBody({ all: true });
    const typed: Typed = {
      code: textIn(form, 'code'),
      name: textIn(form, 'name'),
      address: textIn(form, 'address'),
    };
    const asker = askerOf(c);
    if (!ofClient.allows(asker.address) || !ofAll.allows('all')) return show(c, typed, 'tooOften');
    if (!isSetupCode(config.secret, typed.code))
      return show(c, typed, { code: 'wrong_setup_code' });
    const outcome = await setUp(ledger, { ...typed, lang: c.get('lang') });
    if (!outcome.ok) return show(c, typed, outcome.refusal);
    const { address } = outcome.value;
    await auth.sendCode(address, c.get('lang'), asker);
    keepAddress(c, address, asker);
    return c.redirect(`/sign-in/code?to=${encodeURIComponent('/desk/start')}`, 303);
  });

  return app;
}

async function show(c: AppContext, typed: Typed | null = null, fault?: Refusal | 'tooOften') {
  const words = signInWordsOf(c.get('lang'));
  const { setup } = words;
  const isDone = await hasAdministrator(c.get('deps').ledger);
  const status = fault === undefined ? 200 : fault === 'tooOften' ? 429 : 409;
  return c.html(
    <Page c={c} title={setup.title} styles={['sign-in.css']} ownHeading>
      <section class="card sign-in">
        <h1 class="page-heading">{setup.title}</h1>
        {isDone ? (
          <>
            <p role="status">{setup.done}</p>
            <a class="btn btn-primary" href="/sign-in">
              {setup.signIn}
            </a>
          </>
        ) : (
          <>
            {fault !== undefined && <Fault c={c} fault={fault} />}
            <p>{setup.lead}</p>
            <form method="post" action="/setup">
              <Field
                id="code"
                label={setup.code}
                hint={setup.codeHint}
                value={typed?.code ?? ''}
                most={40}
              />
              <Field
                id="name"
                label={setup.name}
                hint={setup.nameHint}
                value={typed?.name ?? ''}
                most={60}
              />
              <Field
                id="address"
                label={setup.address}
                hint={setup.addressHint}
                value={typed?.address ?? ''}
                most={254}
              />
              <button class="btn btn-primary btn-lg">{setup.make}</button>
            </form>
          </>
        )}
      </section>
    </Page>,
    status,
  );
}

function Fault({ c, fault }: { c: AppContext; fault: Refusal | 'tooOften' }) {
  if (fault === 'tooOften')
    return (
      <p class="panel-error" role="alert">
        {signInWordsOf(c.get('lang')).setup.tooOften}
      </p>
    );
  const { refusals } = partsWordsOf(c.get('lang'));
  const { why, todo } = refusalText(refusals, fault, (instant) => instantText(c, instant));
  return (
    <div class="panel-error" role="alert">
      <p class="m-0">{why}</p>
      <p class="m-0">{todo}</p>
    </div>
  );
}

interface FieldProps {
  id: string;
  label: string;
  hint: string;
  value: string;
  most: number;
}

function Field({ id, label, hint, value, most }: FieldProps) {
  return (
    <p>
      <label class="form-label" for={id}>
        {label}
      </label>
      <input
        class="form-control"
        id={id}
        name={id}
        value={value}
        maxlength={most}
        aria-describedby={`${id}-hint`}
        autocomplete="off"
        required
      />
      <span class="muted small" id={`${id}-hint`}>
        {hint}
      </span>
    </p>
  );
}
