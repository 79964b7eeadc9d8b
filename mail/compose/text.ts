import type { Entry, MailDocument, Section } from './document.ts';

const INDENT = '    ';

/** The document as plain text, for clients and readers that show no HTML. Lines are not wrapped. */
export function renderText(document: MailDocument, colon: string): string {
  const { about, heading, greeting, sections, footer } = document;
  return [
    about,
    heading,
    '',
    greeting,
    ...sections.flatMap((section) => ['', ...sectionText(section, colon)]),
    '',
    '-- ', // what follows is a signature to mail clients, and is left out of a quoted answer
    footer.warning,
    ...footer.lines,
    '',
  ].join('\n');
}

function sectionText({ heading, paragraphs, facts, groups }: Section, colon: string): string[] {
  return [
    ...(heading === null ? [] : [`■ ${heading}`]),
    ...paragraphs,
    ...(facts.length === 0 ? [] : ['', ...facts.map((fact) => line(fact, colon))]),
    ...groups.flatMap((group) => [
      ...(group.heading === null ? [] : ['', `【${group.heading}】`]),
      ...group.entries.flatMap((entry) => ['', ...entryText(entry, colon)]),
    ]),
  ];
}

function entryText({ label, text, quote, light, facts, link }: Entry, colon: string): string[] {
  return [
    label === null ? text : `${label}  ${text}`,
    ...(quote === null
      ? []
      : [
          `${INDENT}${quote.label}${colon.trimEnd()}`,
          ...quote.lines.map((each) => `${INDENT}> ${each}`),
        ]),
    ...(light === null ? [] : [`${INDENT}● ${light.word}${colon}${light.reason}`]),
    ...facts.map((fact) => INDENT + line(fact, colon)),
    ...(link === null ? [] : [`${INDENT}${link.label}${colon}${link.href}`]),
  ];
}

const line = ({ label, value }: { label: string; value: string }, colon: string) =>
  `${label}${colon}${value}`;
