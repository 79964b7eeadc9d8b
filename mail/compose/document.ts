import type { LightColour } from '../../domain/light/reason.ts';
import type { Lang } from '../../domain/words/words.ts';

/** How grave a section looks: the colour of its bar. */
export type Tone = 'red' | 'amber' | 'calm';

/**
 * A mail's content before it is HTML or text: both are rendered from this one model, so that neither
 * can say what the other does not. All texts are plain, clean and in the mail's language.
 */
export interface MailDocument {
  lang: Lang;
  /** What the mail is about, small, above the heading (the plan's title). */
  about: string;
  /** The subject without its tag. */
  heading: string;
  greeting: string;
  sections: Section[];
  footer: Footer;
}

/** One part of a mail under its heading. */
export interface Section {
  tone: Tone;
  /** Null where the mail has one section, which the heading already names. */
  heading: string | null;
  paragraphs: string[];
  facts: { label: string; value: string }[];
  groups: Group[];
}

/** Entries that stand together. */
export interface Group {
  heading: string | null;
  entries: Entry[];
}

/** One report, or one task of an assignment. */
export interface Entry {
  /** 'Task 12'; null where there is no number. */
  label: string | null;
  text: string;
  /** Somebody's own words. */
  quote: { label: string; lines: string[] } | null;
  light: { colour: LightColour; word: string; reason: string } | null;
  facts: { label: string; value: string }[];
  link: { href: string; label: string } | null;
}

/** What stands below every mail. */
export interface Footer {
  /** Stands out: no classified content. */
  warning: string;
  lines: string[];
}
