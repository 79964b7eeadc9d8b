/**
 * What an event starts, as its cycle names it: `e3` is the third of its kind in a plan. It stands in ids
 * (`dongbei-issue_handling-e3`), and is no period of the calendar.
 */
export const eventPeriod = (number: number): string => `e${number}`;

const NAME = /^e([1-9]\d*)$/;

/** The number of the event that a period names; null for every other period. */
export function eventNumber(period: string): number | null {
  const [, digits] = NAME.exec(period) ?? [];
  return digits === undefined ? null : Number(digits);
}
