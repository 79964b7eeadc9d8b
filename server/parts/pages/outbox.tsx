import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { absences } from '../../../ledger/read/desk/absences.ts';
import { refusedContacts } from '../../../ledger/read/desk/contacts.ts';
import {
  mailCounts,
  mailPage,
  type MailPage,
  type MailRow,
  type MailTab,
} from '../../../ledger/read/desk/mails.ts';
import { plannedMails } from '../../../ledger/read/desk/planned-mails.ts';
import { KNOWN_OUTSIDE } from '../../../ledger/outbox/known-outside.ts';
import { Empty } from '../card.tsx';
import { announcementOf, DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { AgencyLink } from '../names.tsx';
import { pageFrom, Pages, rowsOf } from '../pager.tsx';
import { PlannedTable } from '../planned.tsx';
import { RefusedMails, SendAgain } from '../send-again/card.tsx';
import { sendAgainWordsOf } from '../send-again/words.ts';
import { langOf, Verbatim } from '../text.tsx';
import { messagePath } from '../timeline.tsx';

const PATH = '/desk/mails';
const TABS = ['sent', 'waiting', 'trouble', 'cancelled', 'planned', 'contacts'] as const;
type Tab = (typeof TABS)[number];
const PLANNED_DAYS = 30;

/** GET /desk/mails: what was sent, waits, failed, was taken back, and will be sent. */
export async function showMails(desk: Desk, refusal: Announcement | null = null) {
  const wanted = desk.c.req.query('tab');
  const tab: Tab = TABS.find((each) => each === wanted) ?? 'sent';
  const page = tab === 'planned' || tab === 'contacts' ? null : await outboxPage(desk, tab);
  const counts = page?.counts ?? (await mailCounts(desk.ledger, desk.plan));
  const { sections, mails: words } = desk.says;
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={sections.mails}
      section="mails"
      announcement={refusal ?? announcementOf(desk)}
    >
      <ul class="tabs">
        {TABS.map((each) => (
          <li>
            <a
              href={desk.link(PATH, { tab: each })}
              {...(each === tab && { 'aria-current': 'page' as const })}
            >
              {words.tab[each]}
              {each in counts && ` ${counts[each as MailTab]}`}
            </a>
          </li>
        ))}
      </ul>
      {tab === 'trouble' && <RefusedMails desk={desk} />}
      <section class="card">
        {tab === 'planned' && <Planned desk={desk} />}
        {tab === 'contacts' && <Contacts desk={desk} />}
        {page && (
          <>
            <MailTable desk={desk} rows={page.rows} />
            <Pages
              desk={desk}
              page={page.page}
              pages={page.pages}
              of={{ count: counts[tab as MailTab], size: page.size }}
              href={(number) => desk.link(PATH, { tab, page: number })}
            />
          </>
        )}
      </section>
    </DeskPage>,
    refusal ? 409 : 200,
  );
}

const outboxPage = ({ ledger, plan, c }: Desk, tab: MailTab): Promise<MailPage> =>
  mailPage(ledger, plan, tab, pageFrom(c.req.query('page')), rowsOf(c));

function MailTable({ desk, rows }: { desk: Desk; rows: MailRow[] }) {
  const { mails: words, planned } = desk.says;
  if (rows.length === 0) return <Empty text={words.empty} />;
  return (
    <div class="table-responsive">
      <table class="table table-list card-table">
        <thead>
          <tr>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.about}</th>
            <th scope="col">{words.stateLabel}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td class="nowrap">{desk.words.instant(row.dueAt, desk.zone)}</td>
              <td>
                <AgencyLink desk={desk} agency={row.agency} />
                <div class="muted small">{desk.words.contactRole[row.contact.role]}</div>
              </td>
              <td>
                {row.messageId !== null && row.subject !== null ? (
                  <a href={messagePath(row.messageId)} {...langOf(desk.c, row.subject)}>
                    {row.subject}
                  </a>
                ) : (
                  named(desk, row).map((name) => <div>{name}</div>)
                )}
                {row.reports > 0 && (
                  <div class="muted small">
                    {named(desk, row).join(' · ')} · {planned.reports(row.reports)}
                  </div>
                )}
              </td>
              <td class="mail-state">
                {words.state[row.state]}
                {row.code === KNOWN_OUTSIDE && (
                  <div class="muted small">{words.code(row.code)}</div>
                )}
                {row.code !== null && row.state !== 'sent' && (
                  <div class="muted small">
                    {words.code(row.code)} · {words.attempts(row.attempt)}
                  </div>
                )}
                {row.state === 'refused' && desk.mayAct && (
                  <SendAgain
                    desk={desk}
                    name="digest"
                    value={row.digestKey}
                    label={sendAgainWordsOf(desk.words.lang).one}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a mail says, each step or notice once. */
const named = ({ words }: Desk, { steps }: MailRow): string[] => [
  ...new Set(steps.map(({ name, notice }) => words.step(name, notice))),
];

async function Planned({ desk }: { desk: Desk }) {
  const { mails } = desk.says;
  const until = new Date(desk.now.getTime() + PLANNED_DAYS * 86_400_000);
  const day = (instant: Date) => civilDateOf(instant, desk.zone);
  const [planned, absent] = await Promise.all([
    plannedMails(desk.ledger, desk.plan, desk.now, until),
    absences(desk.ledger, desk.plan, day(desk.now), day(until)),
  ]);
  return (
    <>
      <p class="muted m-0 p-3">
        {desk.plan.pausedAt ? mails.pausedText : mails.plannedText(PLANNED_DAYS)}
      </p>
      {absent.length > 0 && (
        <ul class="list-unstyled m-0 px-3 pb-3">
          {absent.map(({ agency, name, from, to, standIn }) => (
            <li>
              <AgencyLink desk={desk} agency={agency} />{' '}
              <Verbatim
                c={desk.c}
                text={mails.absent(
                  name,
                  desk.words.shortDate(from),
                  desk.words.shortDate(to),
                  standIn,
                )}
              />
            </li>
          ))}
        </ul>
      )}
      <PlannedTable desk={desk} planned={planned} />
    </>
  );
}

async function Contacts({ desk }: { desk: Desk }) {
  const { mails: words, common } = desk.says;
  const contacts = await refusedContacts(desk.ledger, desk.plan);
  if (contacts.length === 0) return <Empty text={words.noContacts} />;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{common.agency}</th>
          <th scope="col">{words.contact}</th>
          <th scope="col">{words.address}</th>
          <th scope="col">{words.refusedSince}</th>
          <th scope="col">{words.why}</th>
        </tr>
      </thead>
      <tbody>
        {contacts.map(({ agency, name, role, address, refusedAt, code }) => (
          <tr>
            <td>
              <AgencyLink desk={desk} agency={agency} />
            </td>
            <td>
              <Verbatim c={desk.c} text={name} />
              <div class="muted small">{desk.words.contactRole[role]}</div>
            </td>
            <td>
              <a href={`/desk/register/agencies/${encodeURIComponent(agency.id)}`}>
                <code>{address}</code>
              </a>
            </td>
            <td class="nowrap">{desk.words.instant(refusedAt, desk.zone)}</td>
            <td>{code && words.code(code)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
