import type { ValueState } from '../../../domain/indicators/standing.ts';

/** The words of the pages on indicators, in one language. */
export interface IndicatorPageWords {
  text: string;
  none: string;
  /** The heads of the tables. */
  columns: {
    name: string;
    agency: string;
    target: string;
    newest: string;
    course: string;
    period: string;
    value: string;
    source: string;
    state: string;
    filed: string;
    reason: string;
  };
  states: Record<ValueState, string>;
  /** What the reason answers. */
  asked: Readonly<Record<string, string>>;
  /** Before the value that this one takes the place of. */
  replaces: string;
  otherUnit: string;
  inUnit(value: string): string;
  /** Of an indicator without a task. */
  whole: string;
  inWords: string;
  unjudged: string;
  proposals: {
    title(count: number): string;
    text: string;
    confirm: string;
    choose(name: string): string;
  };
  setAside: { title(count: number): string; again: string };
  chart: {
    title: string;
    expected: string;
    actual: string;
    yearEnd(year: number): string;
    text: string;
  };
  values: string;
  noValues: string;
  facts: {
    title: string;
    sentence: string;
    added(by: string): string;
    base: string;
    noBase: string;
    direction: string;
    by: string;
    asRead(by: string): string;
    decided: Readonly<Record<'confirmed' | 'set_aside', string>>;
    proposed: string;
    byLeads: string;
  };
  direction: { up: string; down: string };
  form: {
    change: string;
    add: string;
    addText: string;
    name: string;
    target: string;
    targetHint: string;
    unit: string;
    base: string;
    baseHint: string;
    baseYear: string;
    byYear: string;
    yearly: string;
    direction: string;
    task: string;
    noTask: string;
    agency: string;
    agencyHint: string;
    byLeads: string;
    why: string;
    whyAdd: string;
    save: string;
    saveAdd: string;
    setAside: string;
    setAsideText: string;
    setAsideWhy: string;
    confirm: string;
    again: string;
  };
  history: string;
  mine: { title: string; text: string };
}
