import type { AskWords } from '../words/ask-words.ts';
/** The words of a choice's options, by option. */
type FieldOptions = Readonly<Record<string, string>>;

/** The words of one kind of report in one language. */
export interface KindWords {
  /** What the kind is called. */
  name: string;
  /** What its reports of a period are about, as it stands before “reports”: 2027年度, 实施方案. */
  about(period: string): string;
  /** What a report is called that has no task of its own. */
  title(agency: string, period: string): string;
  /** Of a document that sums others up: what it reports on; left out: the period's reports. */
  sumsUp?(period: string): string;
  /** How mails and lights speak of it. */
  ask: AskWords;
  /** The label of each field of its forms, by name, and what is asked for. */
  fields: Readonly<Record<string, { label: string; hint: string; options?: FieldOptions }>>;
}

/** The words of all kinds in one language. */
export interface KindCatalog {
  /** A period: 2027年度, 2027年第三季度, 2027年5月. */
  period(name: string): string;
  /** A cycle by its kind's name and its period, in words; the period is empty for what is owed once. */
  cycle(kind: string, period: string): string;
  /** A cycle that has a name of its own, beside that of its kind. */
  named(kind: string, title: string): string;
  /** What is asked by whatever kind, where no kind is known. */
  ask: AskWords;
  kinds: Readonly<Record<string, KindWords>>;
}
