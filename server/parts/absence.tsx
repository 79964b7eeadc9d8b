import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { ContactRole } from '../../domain/ladder/step.ts';
import type { AppContext } from '../web/deps.ts';
import { absenceWordsOf } from './absence-words.ts';
import { langOf, Verbatim } from './text.tsx';

/** A contact, as far as absences go. */
export interface Absentee {
  id: string;
  name: string;
  role: ContactRole;
  active: boolean;
  absentFrom: CivilDate | null;
  absentTo: CivilDate | null;
  standInId: string | null;
}

interface AbsenceProps {
  c: AppContext;
  contact: Absentee;
  /** All contacts of the agency. */
  contacts: readonly Absentee[];
}

/** From when to when somebody is absent, and who stands in, as far as it can be told before the day. */
export function AbsenceText({ c, contact, contacts }: AbsenceProps) {
  const { absentFrom, absentTo, standInId } = contact;
  if (absentFrom === null || absentTo === null) return null;
  const others = othersOf(contact, contacts);
  const named = others.find(({ id }) => id === standInId);
  const standIn = named ?? others.find(({ role }) => role === 'deputy');
  const day = c.get('words').shortDate;
  const words = absenceWordsOf(c.get('lang'));
  const text = words.absent(day(absentFrom), day(absentTo), standIn?.name ?? null);
  return (
    <span class="d-block">
      <Verbatim c={c} text={text} />
    </span>
  );
}

/** Asks when somebody is absent. */
export function AbsenceForm({ c, contact, contacts, action }: AbsenceProps & { action: string }) {
  const words = absenceWordsOf(c.get('lang'));
  const day = (name: 'from' | 'to', value: CivilDate | null) => (
    <label class="d-block mb-2">
      <span class="fw-bold">{words[name]}</span>
      <input class="form-control" type="date" name={name} value={value ?? ''} />
    </label>
  );
  return (
    <form method="post" action={action}>
      <p class="muted small">{words.text}</p>
      <input type="hidden" name="contact" value={contact.id} />
      {day('from', contact.absentFrom)}
      {day('to', contact.absentTo)}
      <label class="d-block mb-2">
        <span class="fw-bold">{words.standIn}</span>
        <select class="form-select" name="standIn">
          <option value="">{words.anyDeputy}</option>
          {othersOf(contact, contacts).map(({ id, name }) => (
            <option value={id} selected={id === contact.standInId} {...langOf(c, name)}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button class="btn btn-primary">{words.save}</button>
    </form>
  );
}

const othersOf = ({ id }: Absentee, contacts: readonly Absentee[]): Absentee[] =>
  contacts.filter((each) => each.active && each.id !== id);
