import type { RegisteredAgency } from '../../ledger/read/register/agency.ts';
import { registeredAgency } from '../../ledger/read/register/agency.ts';
import { offeredAgencies } from '../../ledger/read/register/agencies.ts';
import { Card, Empty, NoClassified } from '../parts/card.tsx';
import type { Announcement } from '../parts/desk-page.tsx';
import { instantText, Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { agencyPath } from './agencies-page.tsx';
import { AgencyFields, type TypedNames } from './agency-fields.tsx';
import { AgencyHistory } from './agency-history.tsx';
import { ContactForm, ContactsOf, type TypedContactForm } from './contact-forms.tsx';
import { AgencyChoice, Line } from './fields.tsx';
import { mayRegister, RegisterPage } from './register-page.tsx';
import { registerWords } from './words.ts';
import { rowsOf } from '../parts/pager.tsx';

/** What was typed before a refusal, and why it was refused. */
export interface Again {
  names?: TypedNames;
  alias?: string;
  contact?: TypedContactForm;
  why?: string;
  announcement?: Announcement;
}

/** GET /desk/register/agencies/:id: one agency, its people and its past; also with a refusal. */
export async function showAgency(c: AppContext, id: string, again: Again = {}) {
  const { ledger } = c.get('deps');
  const agency = await registeredAgency(ledger, id, rowsOf(c));
  if (!agency) return c.notFound();
  const words = registerWords(c);
  const mayChange = mayRegister(c) && !agency.endedAt;
  const isEnglish = c.get('lang') === 'en';
  const { announcement } = again;
  return c.html(
    <RegisterPage
      c={c}
      title={isEnglish ? (agency.nameEn ?? agency.name) : agency.name}
      section="agencies"
      {...(announcement && { announcement })}
    >
      <p class="muted">
        {c.get('words').agencyKind[agency.kind]}
        {isEnglish && agency.nameEn !== null && (
          <>
            {' · '}
            <Verbatim c={c} text={agency.name} />
          </>
        )}
        {agency.tasks > 0 && (
          <>
            {' · '}
            {words.list.columns.tasks} {agency.tasks}
            {' · '}
            <a href={onDesk(agency)}>{words.agency.onDesk}</a>
          </>
        )}
      </p>
      {agency.endedAt && (
        <p class="panel-warn">{words.agency.ended(instantText(c, agency.endedAt))}</p>
      )}
      <Card title={words.contact.heading} id="contacts" body="table">
        <p class="m-0 p-3">{words.contact.text}</p>
        {agency.contacts.length === 0 ? (
          <Empty text={words.contact.none} />
        ) : (
          <ContactsOf c={c} agency={agency} typed={again.contact ?? null} />
        )}
      </Card>
      {mayChange && (
        <Card title={words.contact.add} id="add" body="padded">
          <p>{words.contact.roleHint}</p>
          <ContactForm
            c={c}
            agency={agency}
            values={again.contact?.contactId === '' ? again.contact : EMPTY_CONTACT}
          />
          <NoClassified c={c} />
        </Card>
      )}
      {agency.refusedMails.length > 0 && <RefusedMails c={c} agency={agency} />}
      {mayChange && <Names c={c} agency={agency} typed={again.names} />}
      <Aliases c={c} agency={agency} typed={again.alias ?? ''} />
      {mayChange && <End c={c} agency={agency} why={again.why ?? ''} />}
      <Card title={words.agency.history} id="history" body="table">
        <AgencyHistory c={c} rows={agency.history} />
      </Card>
    </RegisterPage>,
    announcement ? 409 : 200,
  );
}

/** Its page of the desk, of a plan that it has to do with. */
function onDesk({ id, dutiesIn }: RegisteredAgency, more = ''): string {
  const plan = dutiesIn === null ? '' : `?plan=${encodeURIComponent(dutiesIn)}`;
  return `/desk/agencies/${encodeURIComponent(id)}${more}${plan}`;
}

const EMPTY_CONTACT: TypedContactForm = {
  ...{ contactId: '', role: 'officer', name: '', address: '', lang: 'zh-CN', phone: '' },
};

interface OfAgency {
  c: AppContext;
  agency: RegisteredAgency;
}

function Names({ c, agency, typed }: OfAgency & { typed: TypedNames | undefined }) {
  const { agency: words } = registerWords(c);
  const { name, nameEn, kind } = agency;
  return (
    <Card title={words.names} id="names" body="padded">
      <p>{words.namesText}</p>
      <form method="post" action={agencyPath(agency.id)} class="register-form">
        <AgencyFields c={c} values={typed ?? { name, nameEn: nameEn ?? '', kind }} />
        <label class="wide">
          <input type="checkbox" name="keepAlias" value="yes" checked /> {words.keepAlias}
        </label>
        <p class="btn-row">
          <button class="btn btn-primary">{words.save}</button>
        </p>
      </form>
    </Card>
  );
}

function Aliases({ c, agency, typed }: OfAgency & { typed: string }) {
  const { agency: words } = registerWords(c);
  const path = `${agencyPath(agency.id)}/aliases`;
  const mayChange = mayRegister(c) && !agency.endedAt;
  return (
    <Card title={words.aliases} id="aliases" body="padded">
      <p>{words.aliasesText}</p>
      {agency.aliases.length === 0 && <p class="muted">{words.noAliases}</p>}
      <ul class="register-aliases">
        {agency.aliases.map((alias) => (
          <li>
            <form method="post" action={path}>
              <Verbatim c={c} text={alias} />
              {mayChange && (
                <button class="btn btn-sm" name="remove" value={alias}>
                  {words.remove}
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
      {mayChange && (
        <form method="post" action={path} class="register-form">
          <Line c={c} name="alias" label={words.alias} value={typed} required />
          <p class="btn-row">
            <button class="btn btn-primary">{words.addAlias}</button>
          </p>
        </form>
      )}
    </Card>
  );
}

async function End({ c, agency, why }: OfAgency & { why: string }) {
  const { agency: words } = registerWords(c);
  const offered = await offeredAgencies(c.get('deps').ledger);
  const others = offered && offered.filter(({ id }) => id !== agency.id);
  return (
    <Card title={words.end} id="end" body="padded">
      {agency.dutiesIn !== null ? (
        <>
          <p>{words.hasDuties}</p>
          <a href={onDesk(agency, '/transfer')}>{words.transfer}</a>
        </>
      ) : (
        <form method="post" action={`${agencyPath(agency.id)}/end`} class="register-form">
          <p class="wide m-0">{words.endText}</p>
          <AgencyChoice
            c={c}
            name="into"
            label={words.into}
            agencies={others}
            none={words.dissolve}
            chosen=""
          />
          <Line c={c} name="why" label={words.why} value={why} most={1_000} required />
          <label class="wide">
            <input type="checkbox" name="sure" value="yes" required /> {words.sure}
          </label>
          <p class="btn-row">
            <button class="btn btn-danger">{words.endButton}</button>
          </p>
        </form>
      )}
    </Card>
  );
}

function RefusedMails({ c, agency }: OfAgency) {
  const { agency: words } = registerWords(c);
  const { mails } = partsWordsOf(c.get('lang'));
  const { notice: notices } = c.get('words');
  return (
    <Card title={words.refusedMails} id="refused" body="table">
      <p class="m-0 p-3">{words.refusedMailsText}</p>
      <table class="table table-list card-table">
        <tbody>
          {agency.refusedMails.map(({ contact, notice, dueAt, code }) => (
            <tr>
              <td class="nowrap">{instantText(c, dueAt)}</td>
              <td>
                <Verbatim c={c} text={contact} />
              </td>
              <td>
                {Object.hasOwn(notices, notice) ? notices[notice as keyof typeof notices] : notice}
              </td>
              <td>{mails.code(code ?? '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
