/** Why a line cannot be read; stable, for translation. */
export type UnreadableCode =
  | 'no_plan'
  | 'no_title'
  | 'no_period'
  | 'bad_heading'
  | 'number_missing'
  | 'number_twice'
  | 'number_out_of_order'
  | 'section_outside_chapter'
  | 'task_outside_section'
  | 'heading_without_task'
  | 'not_a_task'
  | 'no_text'
  | 'no_closing_bracket'
  | 'bracket_unbalanced'
  | 'bracket_inside_text'
  | 'bracket_not_understood'
  | 'no_lead'
  | 'empty_name'
  | 'bad_name'
  | 'name_twice'
  | 'lead_also_cooperating';

/** One line that cannot be read. */
export interface Unreadable {
  /** 1-based line number. */
  readonly line: number;
  readonly code: UnreadableCode;
  /** What stands there and what should, as parts of an English sentence around verbatim quotes. */
  readonly found: string;
  readonly expected: string;
}

/** What the readers of the document call when they meet a line they cannot read. */
export type Complain = (unreadable: Unreadable) => void;

/** The bytes are not text in an encoding that is understood. */
export class NotText extends Error {
  override name = 'NotText';
}

/** Some lines cannot be read; nothing of the document may be used. Holds all of them, by line. */
export class UnreadableDocument extends Error {
  override name = 'UnreadableDocument';
  readonly unreadable: readonly Unreadable[];

  constructor(unreadable: readonly Unreadable[]) {
    super(unreadable.map(describe).join('\n'));
    this.unreadable = unreadable;
  }
}

/** “line 12: found …; expected …” */
export function describe({ line, found, expected }: Unreadable): string {
  return `line ${line}: found ${found}; expected ${expected}`;
}

const EXCERPT = 30;

/** A quote short enough for a message: the beginning of `text`, control characters shown as space. */
export function excerpt(text: string): string {
  const short = text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
  return `“${short.replace(/\p{Cc}/gu, ' ')}”`;
}

/** As `excerpt`, but of the end of `text`. */
export function tail(text: string): string {
  return text.length > EXCERPT ? excerpt('…' + text.slice(1 - EXCERPT)) : excerpt(text);
}
