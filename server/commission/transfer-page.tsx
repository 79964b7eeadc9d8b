import type { TransferCause, TransferOrder } from '../../ledger/commands/transfer.ts';
import { transferAgency } from '../../ledger/commands/transfer.ts';
import { agencyChoices, agencyDuties } from '../../ledger/read/desk/changes.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import { announcementOf, DeskPage, type Announcement } from '../parts/desk-page.tsx';
import type { Desk } from '../parts/desk.ts';
import { agencyText } from '../parts/names.tsx';
import { headOf, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { changeWordsOf } from './change-words.ts';
import { firstOf, type Given } from './given.ts';
import { order } from './order.tsx';
import { WhyField } from './preview-page.tsx';

const CAUSES: TransferCause[] = ['merged', 'renamed', 'split'];
const MOST_WORKDAYS = 60;

/** GET /desk/agencies/:id/transfer: an agency is merged, renamed or split; also shown again with a refusal. */
export async function showTransfer(
  desk: Desk,
  agencyId: string,
  given: Given = {},
  refusal: Announcement | null = null,
) {
  const duties = await agencyDuties(desk.ledger, desk.plan, agencyId);
  if (!duties) return desk.c.notFound();
  const { agency, tasks } = duties;
  const { transfer: words } = changeWordsOf(desk.words.lang);
  const others = (await agencyChoices(desk.ledger)).filter(
    ({ id, kind }) => id !== agencyId && (kind === 'region') === (agency.kind === 'region'),
  );
  const announcement = refusal ?? announcementOf(desk);
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={words.title(agencyText(desk, agency))}
      section="agencies"
      announcement={announcement}
    >
      <p>{words.text}</p>
      {agency.endedAt && <p>{words.ended(desk.words.instant(agency.endedAt, desk.zone))}</p>}
      {desk.mayAct && !agency.endedAt && (
        <TransferForm desk={desk} agencyId={agencyId} tasks={tasks} others={others} given={given} />
      )}
    </DeskPage>,
    refusal ? 409 : 200,
  );
}

/** POST /desk/agencies/:id/transfer. */
export const transferOne = (c: AppContext, agencyId: string) =>
  order(c, {
    done: 'transferred',
    back: (desk) => desk.link('/desk/changes'),
    again: (desk, given, refusal) => showTransfer(desk, agencyId, given, refusal),
    fault(desk, given) {
      const { transfer: words } = changeWordsOf(desk.words.lang);
      const workdays = firstOf(given, 'workdays').trim();
      const isFair = /^\d{1,2}$/.test(workdays) && Number(workdays) <= MOST_WORKDAYS;
      if (workdays !== '' && (!isFair || Number(workdays) === 0)) return words.badWorkdays;
      return officerIn(given) === null ? words.badOfficer : null;
    },
    command: ({ ledger, plan }, given, ordered) =>
      transferAgency(ledger, plan.id, orderIn(agencyId, given), ordered),
  });

function orderIn(fromId: string, given: Given): TransferOrder {
  const cause = CAUSES.find((each) => each === firstOf(given, 'cause')) ?? 'merged';
  const to = firstOf(given, 'to');
  const workdays = firstOf(given, 'workdays').trim();
  const officer = officerIn(given);
  return {
    cause,
    fromId,
    to:
      to !== '' && cause !== 'renamed'
        ? { id: to }
        : {
            name: firstOf(given, 'name'),
            nameEn: firstOf(given, 'nameEn'),
            ...(officer && { officer }),
          },
    taskIds: given['task'] ?? [],
    ...(workdays !== '' && { workdays: Number(workdays) }),
  };
}

/** The officer of a new agency; undefined if none is named, null if that is half or wrong. */
function officerIn(given: Given): { name: string; address: string } | null | undefined {
  const name = firstOf(given, 'officerName').trim();
  const address = firstOf(given, 'officerAddress').trim().toLowerCase();
  if (name === '' && address === '') return undefined;
  const isAddress = /^[^\s@<>,;"]{1,64}@[a-z0-9.-]{1,200}\.[a-z]{2,}$/.test(address);
  return name !== '' && name.length <= 50 && isAddress ? { name, address } : null;
}

interface TransferFormProps {
  desk: Desk;
  agencyId: string;
  tasks: {
    id: string;
    number: string;
    text: string;
    role: 'lead' | 'cooperating' | 'responsible';
  }[];
  others: { id: string; name: string; nameEn: string | null }[];
  given: Given;
}

function TransferForm({ desk, agencyId, tasks, others, given }: TransferFormProps) {
  const all = changeWordsOf(desk.words.lang);
  const { transfer: words } = all;
  const cause = firstOf(given, 'cause') || 'merged';
  const line = (name: string, label: string, type = 'text', hint?: string) => (
    <label class="d-block mb-2">
      <span class="fw-bold">{label}</span>
      {hint !== undefined && <span class="d-block muted small">{hint}</span>}
      <input
        class="form-control"
        type={type}
        name={name}
        maxlength={100}
        value={firstOf(given, name)}
        {...(desk.words.lang === 'en' && name !== 'nameEn' && { lang: 'zh-CN' })}
      />
    </label>
  );
  return (
    <form method="post" action={`/desk/agencies/${encodeURIComponent(agencyId)}/transfer`}>
      <input type="hidden" name="plan" value={desk.plan.id} />
      <Card body="padded">
        {CAUSES.map((each) => (
          <label class="d-block mb-2">
            <input type="radio" name="cause" value={each} checked={cause === each} />{' '}
            <b>{words.cause[each]}</b> <span class="muted">{words.causeText[each]}</span>
          </label>
        ))}
        <label class="d-block mb-2">
          <span class="fw-bold">{words.existing}</span>
          <select class="form-select" name="to">
            <option value="">{words.choose}</option>
            {others.map((agency) => (
              <option
                value={agency.id}
                selected={agency.id === firstOf(given, 'to')}
                {...(desk.words.lang === 'en' && agency.nameEn === null && { lang: 'zh-CN' })}
              >
                {agencyText(desk, agency)}
              </option>
            ))}
          </select>
        </label>
        {line('name', words.newName)}
        {line('nameEn', words.newNameEn)}
        {line('officerName', words.officerName, 'text', words.officerHint)}
        {line('officerAddress', words.officerAddress)}
        {line(
          'workdays',
          words.workdays,
          'text',
          words.workdaysHint(desk.plan.policy.returnWorkdays),
        )}
        <fieldset class="mb-2">
          <legend class="fw-bold">{words.tasks}</legend>
          {tasks.length === 0 && <p class="muted">{words.noTasks}</p>}
          {tasks.map(({ id, number, text, role }) => (
            <label class="d-block">
              <input
                type="checkbox"
                name="task"
                value={id}
                checked={given['task']?.includes(id) ?? false}
              />{' '}
              {all.task(number)} <span class="muted">{desk.words.responsibility[role]}</span>{' '}
              <Verbatim c={desk.c} text={headOf(text)} />
            </label>
          ))}
        </fieldset>
        <WhyField desk={desk} label={all.why} value={firstOf(given, 'why')} />
        <NoClassified c={desk.c} />
        <button class="btn btn-primary" name="step" value="preview">
          {all.look}
        </button>
      </Card>
    </form>
  );
}
