import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import { safeName } from '../../domain/attachments/name.ts';
import { readWorkdays } from '../../domain/calendar/read-workdays.ts';
import { decode } from '../../domain/document/decode.ts';
import { NotText, UnreadableDocument } from '../../domain/document/errors.ts';
import { parseDocument } from '../../domain/document/parse-document.ts';
import { hasHidden, hiddenIn, showHidden } from '../../domain/plain-text/hidden.ts';
import { TABLE_NAMES } from '../../domain/register/table.ts';
import { readDay } from '../../domain/words/read-day.ts';
import { checkAttachment } from '../../documents/in/check-attachment.ts';
import { readBytes } from '../../documents/in/read-bytes.ts';
import { UnreadableSource } from '../../documents/in/source-text.ts';
import { contactFormSchema } from '../../schemas/contact-form.ts';
import { environmentSchema } from '../../schemas/environment.ts';
import { importDecisionSchema } from '../../schemas/import-decision.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import * as register from '../../schemas/register.ts';
import { submissionFormSchema } from '../../schemas/submission-form.ts';
import { registerIn } from '../../server/parts/register/workbook.ts';
import { tableWordsOf } from '../../server/parts/register/table-words.ts';
import { localPath } from '../../server/web/own-site.ts';
import { casesOf, tryCases } from './support/cases.ts';
import { hostileBytes, hostileLines, hostileOrLong, hostileText } from './support/hostile.ts';

/** Of what takes microseconds, and of what reads whole documents. */
const [QUICK, SLOW] = [10_000, 1_000];

const value = fc.oneof(hostileText, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const SCHEMAS: Record<string, z.ZodType> = {
  contactFormSchema,
  environmentSchema,
  importDecisionSchema,
  obligationValuesSchema,
  planPolicySchema,
  submissionFormSchema,
  agencyFormSchema: register.agencyFormSchema,
  registerContactSchema: register.registerContactSchema,
  userFormSchema: register.userFormSchema,
};
/** Names that some schema takes, so that more than the outermost shell is tried. */
const KEYS = [
  ...[
    'name',
    'nameEn',
    'kind',
    'role',
    'address',
    'lang',
    'phone',
    'what',
    'title',
    'from',
    'to',
    'text',
  ],
  ...[
    'task',
    'roles',
    'match',
    'values',
    'nil',
    'nilReason',
    'zone',
    'workingHour',
    'nearDueDays',
    'every',
  ],
  ...[
    'DUBAN_PORT',
    'DATABASE_URL',
    'DUBAN_MAIL_FROM',
    'SMTP_URL',
    'due',
    'ladder',
    'dated',
    'on',
    'key',
  ],
];
const object = fc.dictionary(
  fc.oneof(fc.constantFrom(...KEYS), hostileText),
  fc.oneof(
    value,
    fc.array(value, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), value),
  ),
  { maxKeys: 8 },
);

test.each(Object.entries(SCHEMAS))('%s takes or refuses whatever it is given', (name, schema) =>
  tryCases(name, casesOf(QUICK), fc.oneof(object, value), (given) => {
    const read = schema.safeParse(given);
    if (read.success) return;
    // An issue names its place, and says something.
    for (const { path, message } of read.error.issues)
      expect([path.length >= 0, message !== '']).toEqual([true, true]);
  }),
);

test('an address is one line that a mail can be sent to, or none', () =>
  tryCases('addressSchema', casesOf(QUICK), fc.oneof(hostileOrLong, fc.emailAddress()), (given) => {
    const read = register.addressSchema.safeParse(given);
    if (read.success) expect(read.data).toMatch(/^[\x21-\x7e]{3,254}$/);
  }));

test('a name of the register holds nothing that is not seen', () =>
  tryCases('aliasSchema', casesOf(QUICK), hostileOrLong, (given) => {
    const read = register.aliasSchema.safeParse(given);
    if (read.success)
      expect([hasHidden(read.data), read.data.length <= 100]).toEqual([false, true]);
  }));

test('what is hidden is found, named and shown', () =>
  tryCases('hidden characters', casesOf(QUICK), hostileText, (given) => {
    expect(hiddenIn(given, 1).length > 0).toBe(hasHidden(given));
    expect(hasHidden(showHidden(given))).toBe(false);
  }));

const ROW = fc.constantFrom('2027-01-01,休', '2027-10-01,休', '2027-02-06,班', '2027年5月1日 休');
const EVENT = fc.constantFrom(
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'DTSTART:20270101',
  'SUMMARY:元旦休',
  'END:VEVENT',
);
const PROSE = fc.constantFrom(
  '一、元旦：1月1日至3日放假，共3天。',
  '二、2027年国庆节：10月1日至7日放假',
  '1月9日（周六）上班。',
);
test('a calendar is read whole, or each of its faults names line, text and what is wrong', () =>
  tryCases('calendar', casesOf(QUICK), hostileLines(ROW, EVENT, PROSE), (given) => {
    const read = readWorkdays(given);
    if (read.ok) return expect(hasHidden(given.replace(/^\ufeff/, ''))).toBe(false);
    expect(read.faults.length).toBeGreaterThan(0);
    for (const { line, text } of read.faults) {
      expect(line).toBeLessThanOrEqual(given.split(/\r\n|\r|\n/).length);
      expect(hasHidden(text)).toBe(false);
    }
  }));

const SENTENCE = fc.constantFrom(
  ...[
    '一、农业',
    '（一）水利',
    '1.推进灌区改造。（自治区水利厅牵头，财政厅配合）',
    '责任单位：财政厅、水利厅',
  ],
  ...[
    '某自治区重点工作分工方案',
    '请于每年12月底前报送自治区发展改革委。',
    '1\t推进改造\t水利厅\t财政厅',
    '附件：（略）',
  ],
);
test('any bytes are a text in an encoding, or are said to be none', () =>
  tryCases('encodings', casesOf(QUICK), hostileBytes(hostileLines(SENTENCE)), (given) => {
    const text = attempt(() => decode(given), NotText);
    if (text !== null) expect(text).not.toMatch(/^\ufeff/);
  }));

test('a document is read, with what was not understood by its line, or is said to be none', () =>
  tryCases('document', casesOf(SLOW), hostileLines(SENTENCE, SENTENCE), (given) => {
    const document = attempt(() => parseDocument(given), UnreadableDocument);
    for (const { span } of document?.tasks ?? []) expect(span[1]).toBeLessThanOrEqual(given.length);
  }));

test('a file is read as text in which all can be seen, or refused in words', () =>
  tryCases('file', casesOf(SLOW), hostileBytes(hostileLines(SENTENCE)), (given) => {
    const source = attempt(() => readBytes(given), UnreadableSource);
    if (source) expect(hasHidden(source.text)).toBe(false);
  }));

test('a name of a file is safe, whatever it was', () =>
  tryCases('file names', casesOf(QUICK), hostileOrLong, (given) => {
    const name = safeName(given);
    expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}\p{Cf}]{1,120}$/u);
  }));

test('an attachment is told by its content, or refused', () =>
  tryCases(
    'attachments',
    casesOf(SLOW),
    fc.tuple(hostileText, hostileBytes(hostileText)),
    async ([name, given]) => {
      const checked = await checkAttachment(name, given);
      if (!checked.ok) expect(checked.refusal.code).toMatch(/^attachment_/);
    },
  ));

const header = TABLE_NAMES.map((name) => {
  const { sheets, columns } = tableWordsOf('zh-CN');
  return { name: sheets[name], columns: Object.values(columns) };
});
const sheet = fc.constantFrom(...header).chain(({ name, columns }) =>
  fc.record({
    name: fc.oneof({ arbitrary: fc.constant(name), weight: 5 }, hostileText),
    rows: fc
      .tuple(
        fc.array(fc.oneof(fc.constantFrom(...columns), hostileText), { maxLength: 6 }),
        fc.array(fc.array(hostileText, { maxLength: 7 }), { maxLength: 5 }),
      )
      .map(([head, rows]) => [head, ...rows]),
  }),
);
test('sheets are tables of the register, or none', () =>
  tryCases('register sheets', casesOf(QUICK), fc.array(sheet, { maxLength: 4 }), (given) => {
    const tables = registerIn(given);
    if (typeof tables !== 'string') expect(Object.keys(tables).length).toBeGreaterThan(0);
  }));

test('a written day is a day, or none', () =>
  tryCases('days', casesOf(QUICK), hostileText, (given) => {
    expect(readDay(given)?.day ?? '2027-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }));

test('wherever an address leads, it leads to this site', () =>
  tryCases(
    'addresses',
    casesOf(QUICK),
    fc.oneof(
      hostileOrLong,
      hostileText.map((text) => `/${text}`),
    ),
    (given) => {
      expect(new URL(localPath(given), 'http://duban.test').origin).toBe('http://duban.test');
    },
  ));

/** What is read; null where it is refused as it may be. @throws whatever else went wrong. */
function attempt<T>(read: () => T, refusal: abstract new (...args: never[]) => Error): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof refusal && error.message !== '') return null;
    throw error;
  }
}
