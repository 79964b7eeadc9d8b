import type { ChangedDay } from '../../../domain/calendar/imported-calendar.ts';
import type { CalendarEffects, PlanEffects } from '../../../ledger/commands/change-calendar.ts';
import { Card, Empty } from '../../parts/card.tsx';
import { cycleText } from '../../parts/cycle-choice.tsx';
import { DeskPage } from '../../parts/desk-page.tsx';
import type { Desk } from '../../parts/desk.ts';
import { InFileOnly } from '../../parts/tables/answered.tsx';
import { Verbatim } from '../../parts/text.tsx';
import { CALENDAR_PATH } from './page.tsx';
import { calendarWordsOf } from './words.ts';

/** So many instants are listed of a plan; its file has all. */
const SHOWN = 40;

interface PreviewProps {
  desk: Desk;
  effects: CalendarEffects;
  /** What the form sends again once this was read. */
  given: { text: string } | { takeBack: number };
}

/** What a change of the calendar would bring about, with the button that does it. */
export function CalendarPreview({ desk, effects, given }: PreviewProps) {
  const words = calendarWordsOf(desk.words.lang);
  const { days, plans, workedHolidays } = effects;
  const kind = 'takeBack' in given ? 'takeBack' : 'import';
  return (
    <DeskPage desk={desk} title={words.shown[kind]} section="calendar">
      <p>{words.note}</p>
      {workedHolidays.length > 0 && (
        <div class="panel-warn" role="alert">
          <p class="m-0">{words.workedHolidays}</p>
          <p class="m-0">
            {workedHolidays.map(desk.words.date).join(desk.words.lang === 'en' ? ', ' : '、')}
          </p>
        </div>
      )}
      <Card title={words.days} body="table">
        {days.length === 0 ? <Empty text={words.noDays} /> : <Days desk={desk} days={days} />}
      </Card>
      {plans.length === 0 ? (
        <p>{words.noPlans}</p>
      ) : (
        plans.map((plan) => <PlanCard desk={desk} plan={plan} />)
      )}
      <form method="post" action={CALENDAR_PATH}>
        <input type="hidden" name="plan" value={desk.plan.id} />
        {'takeBack' in given ? (
          <input type="hidden" name="takeBack" value={given.takeBack} />
        ) : (
          <textarea name="text" hidden>
            {given.text}
          </textarea>
        )}
        <p class="btn-row">
          <button class="btn btn-warning">{words.confirm[kind]}</button>
          <a class="btn" href={desk.link(CALENDAR_PATH)}>
            {words.back}
          </a>
        </p>
      </form>
    </DeskPage>
  );
}

function Days({ desk, days }: { desk: Desk; days: readonly ChangedDay[] }) {
  const words = calendarWordsOf(desk.words.lang);
  return (
    <table class="table table-sm card-table">
      <tbody>
        {days.map(({ date, isWorkday }) => (
          <tr>
            <th scope="row">{desk.words.date(date)}</th>
            <td>{isWorkday ? words.nowWorked : words.nowOff}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PlanCard({ desk, plan }: { desk: Desk; plan: PlanEffects }) {
  const words = calendarWordsOf(desk.words.lang);
  const { cycles, mails, rescheduled } = plan;
  const isMoved = cycles.length + mails.length > 0;
  return (
    <Card title={<Verbatim c={desk.c} text={plan.title} />}>
      {!isMoved && <Empty text={words.planUnmoved} />}
      {cycles.length > 0 && <Cycles desk={desk} plan={plan} />}
      {rescheduled > 0 && <p class="m-0 p-3">{words.rescheduled(rescheduled)}</p>}
      {mails.length > 0 && <Mails desk={desk} plan={plan} />}
    </Card>
  );
}

function Cycles({ desk, plan: { cycles } }: { desk: Desk; plan: PlanEffects }) {
  const words = calendarWordsOf(desk.words.lang);
  return (
    <div class="table-responsive">
      <table class="table card-table">
        <thead>
          <tr>
            <th scope="col">{words.moves.cycle}</th>
            <th scope="col">{words.moves.before}</th>
            <th scope="col">{words.moves.after}</th>
          </tr>
        </thead>
        <tbody>
          {cycles.map((cycle) => (
            <tr>
              <td>
                {cycleText(desk, cycle)}
                {cycle.isOpen && <div class="muted small">{words.open}</div>}
              </td>
              <td>{desk.words.date(cycle.before)}</td>
              <td>{desk.words.date(cycle.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Mails({ desk, plan: { mails, zone } }: { desk: Desk; plan: PlanEffects }) {
  const words = calendarWordsOf(desk.words.lang);
  const rowOf = ({ at, before, after }: PlanEffects['mails'][number]) => (
    <tr>
      <td class="nowrap">{desk.words.instant(at, zone)}</td>
      <td class="text-end">{before}</td>
      <td class="text-end">{after}</td>
    </tr>
  );
  return (
    <>
      <p class="m-0 p-3">{words.mails(mails.length)}</p>
      <div class="table-responsive">
        <table class="table table-sm card-table">
          <thead>
            <tr>
              <th scope="col">{words.mailColumns.at}</th>
              <th scope="col" class="text-end">
                {words.mailColumns.before}
              </th>
              <th scope="col" class="text-end">
                {words.mailColumns.after}
              </th>
            </tr>
          </thead>
          <tbody>{mails.slice(0, SHOWN).map(rowOf)}</tbody>
          {mails.length > SHOWN && <InFileOnly>{mails.slice(SHOWN).map(rowOf)}</InFileOnly>}
        </table>
      </div>
      {mails.length > SHOWN && <p class="muted m-0 p-3">{words.more(mails.length - SHOWN)}</p>}
    </>
  );
}
