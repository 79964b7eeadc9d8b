import { TABLE_COLUMNS, type TableColumn, type TableName } from '../../../domain/register/table.ts';
import type { Lang } from '../../../domain/words/words.ts';
import { wordsEn } from '../../../domain/words/words.en.ts';
import { wordsZh } from '../../../domain/words/words.zh.ts';
import { filesEn, filesZh } from './words.ts';

/** What a language calls the sheets, their columns, and the words in their cells. */
interface TableWords {
  sheets: Record<TableName, string>;
  columns: Record<TableColumn, string>;
  /** By column: the word of each code. */
  codes: Partial<Record<TableName, Partial<Record<TableColumn, Record<string, string>>>>>;
}

const wordsFor = (
  words: typeof wordsZh,
  { sheets, columns, yes, no, langs, roles }: typeof filesZh,
): TableWords => ({
  sheets,
  columns,
  codes: {
    agencies: { kind: words.agencyKind },
    contacts: { role: words.contactRole, lang: langs, active: { yes, no } },
    users: { role: roles, lang: langs, active: { yes, no } },
  },
});

const WORDS: Record<Lang, TableWords> = {
  'zh-CN': wordsFor(wordsZh, filesZh),
  en: wordsFor(wordsEn, filesEn),
};

/** The words of the register's tables in a language. */
export const tableWordsOf = (lang: Lang): TableWords => WORDS[lang];

/** A cell's code in the language's word; anything else as it is. */
export const wordIn = (lang: Lang, table: TableName, column: TableColumn, code: string): string =>
  WORDS[lang].codes[table]?.[column]?.[code] ?? code;

/** The code that a word stands for, in whichever language it is; anything else as it is. */
export function codeFor(table: TableName, column: TableColumn, typed: string): string {
  const text = typed.trim().toLowerCase();
  for (const { codes } of Object.values(WORDS)) {
    const entries = Object.entries(codes[table]?.[column] ?? {});
    const found = entries.find(([code, word]) => [code, word.toLowerCase()].includes(text));
    if (found) return found[0];
  }
  return typed;
}

/** Which sheet a name means, in whichever language; null: none that is known. */
export const tableNamed = (typed: string): TableName | null =>
  named(TABLE_COLUMNS, (words) => words.sheets, typed);

/** Which column a header means, in whichever language. */
export function columnNamed(table: TableName, typed: string): TableColumn | null {
  const columns = Object.fromEntries(TABLE_COLUMNS[table].map((column) => [column, true]));
  return named(columns as Record<TableColumn, true>, (words) => words.columns, typed);
}

function named<Key extends string>(
  keys: Readonly<Record<Key, unknown>>,
  of: (words: TableWords) => Record<Key, string>,
  typed: string,
): Key | null {
  const text = typed.trim().toLowerCase();
  const isNamed = (key: Key) =>
    Object.values(WORDS).some((words) => of(words)[key].toLowerCase() === text);
  return (Object.keys(keys) as Key[]).find((key) => key === text || isNamed(key)) ?? null;
}
