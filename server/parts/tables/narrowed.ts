import { isCivilDate } from '../../../domain/calendar/civil-date.ts';
import type { Words } from '../../../domain/words/words.ts';
import { elementsIn, hasClass, readMarkup, textOf, type Element } from './markup.ts';

/** What a page is narrowed to, in its own words. */
export interface Narrowing {
  /** Of its field in the address; empty for a tab. */
  name: string;
  label: string;
  value: string;
}

const FORM = /<form\b[^>]*\bmethod="get"[^>]*>.*?<\/form>/gs;
const TABS = /<ul class="tabs">.*?<\/ul>/gs;

/** The words that a day is written by. */
type DayWords = Pick<Words, 'shortDate'>;

/** What a page's filters say: each choice that is made in its forms, and the tab that is open. */
export function narrowedTo(html: string, words: DayWords): Narrowing[] {
  const forms = [...html.matchAll(FORM)].flatMap(([form]) => choicesIn(readMarkup(form), words));
  const tabs = [...html.matchAll(TABS)].flatMap(([list]) =>
    [...elementsIn(readMarkup(list), (each) => each.attributes['aria-current'] === 'page')].map(
      (tab) => ({ name: '', label: '', value: textOf(tab) }),
    ),
  );
  return [...tabs, ...forms];
}

const CHOICES = new Set(['select', 'input']);

function choicesIn(form: Element, words: DayWords): Narrowing[] {
  const labels = [...elementsIn(form, ({ name }) => name === 'label')];
  const labelled = new Set<Element>();
  const said = labels.flatMap((label) => {
    const controls = [...elementsIn(label, ({ name }) => CHOICES.has(name))];
    for (const control of controls) labelled.add(control);
    return controls.flatMap((control) => choiceOf(control, textOf(label), words));
  });
  const bare = [...elementsIn(form, ({ name }) => CHOICES.has(name))]
    .filter((control) => !labelled.has(control))
    .flatMap((control) => choiceOf(control, labelOf(control, labels), words));
  return [...said, ...bare];
}

function labelOf({ attributes }: Element, labels: readonly Element[]): string {
  const label = labels.find((each) => each.attributes.for === attributes.id && attributes.id);
  return label ? textOf(label) : (attributes['aria-label'] ?? '');
}

function choiceOf(control: Element, label: string, words: DayWords): Narrowing[] {
  const { type = 'text', value = '', name = '' } = control.attributes;
  if (control.name === 'select') {
    const options = elementsIn(control, ({ name }) => name === 'option');
    const chosen = [...options].find((option) => 'selected' in option.attributes);
    return chosen && chosen.attributes.value !== '' ? [{ name, label, value: textOf(chosen) }] : [];
  }
  if (type === 'hidden' || hasClass(control, 'btn')) return [];
  if (type === 'checkbox' || type === 'radio')
    return 'checked' in control.attributes ? [{ name, label: '', value: label }] : [];
  return value === '' ? [] : [{ name, label, value: timeOf(value, words) }];
}

/** A day or wall time as a field holds it, in words; anything else as it stands. */
function timeOf(value: string, words: DayWords): string {
  const [day = '', time] = value.split('T', 2);
  if (!isCivilDate(day)) return value;
  return time === undefined ? words.shortDate(day) : `${words.shortDate(day)} ${time}`;
}
