import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import readXlsxFile from 'read-excel-file/node';
import {
  accept,
  file,
  reopen,
  returnReport,
  withdraw,
} from '../../../ledger/commands/report-commands.ts';
import { saveWriting } from '../../../ledger/commands/save-writing.ts';
import { sendBack } from '../../../ledger/commands/send-back.ts';
import { documentsOf } from '../../../ledger/read/signed/document-page.ts';
import { newestWriting, signedVersions } from '../../../ledger/read/signed/documents.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { gateAt } from '../../support/gate.ts';
import type { OpenedYear } from '../../support/opened-year.ts';
import { claim } from '../../support/outbox.ts';
import {
  AUTHOR,
  handIn,
  sign,
  SIGNER,
  summingYear,
  SUMMING,
  TEXTS,
  THIRD,
} from '../../support/signing.ts';
import { opened } from '../../documents/opened.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await summingYear();
});
const report = () => year.ledger.db.report.findUniqueOrThrow({ where: { id: SUMMING } });
const versions = () => signedVersions(year.ledger.db, SUMMING);
const filesOf = (owner: string) =>
  year.ledger.db.keptFile.findMany({ where: { owner }, orderBy: { id: 'asc' } });
const later = async (hours: number) =>
  year.clock.set(new Date((await year.clock.now()).getTime() + hours * 3_600_000));

/** A task's report is corrected after it was accepted. */
async function correct(progress: string): Promise<void> {
  await reopen(year.ledger, REPORT, 1, '数据有误', REVIEWER);
  await file(year.ledger, REPORT, formOf({ progress, problems: '配套资金不足。' }), WATER);
  await accept(year.ledger, REPORT, 2, REVIEWER);
}

describe('what is written', () => {
  test('is saved with what is assembled beside it: each paragraph with its revision and place', async () => {
    await handIn(year);
    const written = await newestWriting(year.ledger.db, SUMMING);
    expect(written).toMatchObject({ version: 1, texts: TEXTS, savedById: 'u-author' });
    const { sections, missing, statistics } = written!.assembly;
    const [progress] = sections.find(({ name }) => name === 'progress')!.paragraphs;
    const { sourceText } = await year.ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } });
    expect(progress).toMatchObject({
      text: '灌区改造完成投资2.1亿元。',
      task: { number: '1' },
      chapter: '农业',
      agency: { id: 'shuili' },
      source: { reportId: REPORT, revision: 1 },
      span: { line: 4 },
    });
    expect(sourceText.slice(progress!.span!.from, progress!.span!.to)).toContain('推进大型灌区');
    expect(missing.map(({ key, why }) => [key, why])).toEqual([
      ['small-periodic-2027-t002', 'never'],
    ]);
    expect(statistics.total).toMatchObject({ owed: 2, filed: 1, accepted: 1 });
  });

  test('is sent back to its writer in words by whoever might sign it off, once, and handed in again', async () => {
    const { ledger } = year;
    const back = (basedOn: number, reason: string, actor = SIGNER) =>
      sendBack(ledger, SUMMING, { basedOn, reason }, actor);
    await saveWriting(ledger, SUMMING, { basedOn: 0, texts: TEXTS, handIn: false }, AUTHOR);
    expect(await back(1, '请补充数据')).toMatchObject({ refusal: { code: 'not_handed_in' } });
    await handIn(year, 1);
    for (const [actor, basedOn, reason, code] of [
      [AUTHOR, 2, '请补充数据', 'second_person'],
      [SIGNER, 1, '请补充数据', 'changed_since'],
      [SIGNER, 2, ' …… ', 'needs_words'],
      [SIGNER, 2, '多'.repeat(2_001), 'words_too_long'],
      [GOVERNMENT, 2, '请补充数据', 'not_yours'],
    ] as const)
      expect(await back(basedOn, reason, actor)).toMatchObject({ refusal: { code } });
    expect(await back(2, '请补充投资数据。')).toEqual({ ok: true, value: { version: 2 } });

    const now = await year.clock.now();
    const sentBack = { at: now, by: '王伟', why: '请补充投资数据。' };
    expect(await newestWriting(ledger.db, SUMMING)).toMatchObject({ handedInAt: null, sentBack });
    expect(await documentsOf(ledger, 'small', now)).toMatchObject([{ handedInAt: null, sentBack }]);
    for (const outcome of [await back(2, '再次'), await sign(ledger, 2)])
      expect(outcome).toMatchObject({ refusal: { code: 'not_handed_in' } });
    expect(await ledger.db.mail.count()).toBe(0);
    await handIn(year, 2);
    expect((await newestWriting(ledger.db, SUMMING))!.sentBack).toBeNull();
    // Whoever sent it back wrote none of it.
    expect(await sign(ledger, 3)).toMatchObject({ ok: true, value: { version: 1 } });
    const audits = await ledger.db.audit.findMany({ where: { action: 'send_back' } });
    expect(audits).toMatchObject([{ actor: 'commission:fagaiwei 王伟', data: { version: 2 } }]);
  });

  test('on another saving than the last is refused, as is an empty one that is handed in', async () => {
    await handIn(year);
    const on = (basedOn: number, texts: Record<string, string>) =>
      saveWriting(year.ledger, SUMMING, { basedOn, texts, handIn: true }, THIRD);
    expect(await on(0, TEXTS)).toMatchObject({ refusal: { code: 'changed_since', revision: 1 } });
    expect(await on(1, { overview: ' ' })).toMatchObject({ refusal: { code: 'empty_report' } });
  });

  test('by nobody but the commission, and only of what is to be signed off', async () => {
    const save = { basedOn: 0, texts: TEXTS, handIn: false };
    for (const actor of [WATER, GOVERNMENT, OPERATOR])
      expect(await saveWriting(year.ledger, SUMMING, save, actor)).toMatchObject({
        refusal: { code: 'not_yours' },
      });
    expect(await saveWriting(year.ledger, REPORT, save, AUTHOR)).toMatchObject({
      refusal: { code: 'not_found' },
    });
    expect(await file(year.ledger, SUMMING, formOf(), AUTHOR)).toMatchObject({
      refusal: { code: 'is_signed_off' },
    });
  });
});

describe('signing off', () => {
  test('is not for whoever wrote it, though the names are the same; nor for what was not handed in', async () => {
    const { ledger } = year;
    await saveWriting(ledger, SUMMING, { basedOn: 0, texts: TEXTS, handIn: false }, AUTHOR);
    expect(await sign(ledger, 1)).toMatchObject({ refusal: { code: 'not_handed_in' } });
    await handIn(year, 1, TEXTS, THIRD);
    for (const writer of [AUTHOR, THIRD])
      expect(await sign(ledger, 2, writer)).toMatchObject({ refusal: { code: 'second_person' } });
    expect(await sign(ledger, 2, REVIEWER)).toMatchObject({
      refusal: { code: 'signs_by_person' },
    });
    expect(await sign(ledger, 1)).toMatchObject({ refusal: { code: 'changed_since' } });
    expect(await ledger.db.signedDocument.count()).toBe(0);
    expect(await sign(ledger, 2)).toMatchObject({ ok: true, value: { version: 1 } });
  });

  test('files it, keeps its files with their hash, and brings them to the government’s officers', async () => {
    await sign(year.ledger, await handIn(year));
    expect(await report()).toMatchObject({ stage: 'reviewing' });
    const [signed] = await versions();
    expect(signed).toMatchObject({ version: 1, signedBy: '王伟', receivedAt: null });
    const files = await filesOf(signed!.id);
    expect(files.map(({ name }) => name)).toEqual([
      '自治区发展改革委关于2027年度规划落实情况的整理汇总报告.docx',
      '2027年度报送台账.xlsx',
    ]);
    for (const { bytes, sha256 } of files)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const mails = await claim(year.ledger);
    expect(mails.map(({ address }) => address)).toEqual(['officer@zhengfuban.example']);
    const { subject, attachments, text } = await simpleParser(Buffer.from(mails[0]!.raw));
    expect(subject).toBe('【督办·已签发】2027年度规划落实情况的整理汇总报告已签发，请查收');
    expect(text).toContain(`http://localhost:3000/desk/documents/${SUMMING}`);
    expect(attachments.map(({ filename, content }) => [filename, content.length])).toEqual(
      files.map(({ name, bytes }) => [name, bytes.length]),
    );
    const { paragraphs } = await opened(attachments[0]!.content);
    expect(paragraphs).toEqual(
      expect.arrayContaining([
        '自治区人民政府办公厅：',
        '一、总体情况',
        '总体进展顺利。',
        '（一）农业',
        '农业各项任务按期推进。',
        '1.第1项任务：推进大型灌区续建配套与节水改造',
        '灌区改造完成投资2.1亿元。（自治区水利厅，第1稿，原文第4行）',
        '附件：2027年度报送台账',
      ]),
    );
    const [head, ...rows] = (await readXlsxFile(attachments[1]!.content))[0]!.data;
    expect(head).toEqual(expect.arrayContaining(['任务序号', '报送事项编号', '稿次']));
    expect(rows.map((row) => row.find((cell) => /^small-periodic/.test(String(cell))))).toEqual([
      REPORT,
      'small-periodic-2027-t002',
    ]);
  });

  test('by two at once: one wins, the other is told that it was submitted', async () => {
    const version = await handIn(year);
    const gate = await gateAt(year.ledger, 'signed_document');
    const first = sign(year.ledger, version);
    await gate.reached();
    const second = sign(year.other, version, THIRD);
    await gate.open();
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ refusal: { code: 'already_filed' } });
    expect(await versions()).toHaveLength(1);
  });

  test('whose files cannot be made leaves nothing behind', async () => {
    const version = await handIn(year);
    const failing = () => Promise.reject(new Error('no room'));
    await expect(sign(year.ledger, version, SIGNER, failing)).rejects.toThrow('no room');
    expect(await report()).toMatchObject({ stage: 'collecting' });
    expect(await year.ledger.db.mail.count()).toBe(0);
  });
});

describe('what was signed off', () => {
  beforeEach(async () => {
    await sign(year.ledger, await handIn(year));
  });

  test('lies with the government: nobody writes on it or takes it back; the receipt is recorded', async () => {
    expect(await withdraw(year.ledger, SUMMING, 1, AUTHOR)).toMatchObject({
      refusal: { code: 'is_signed_off' },
    });
    const save = { basedOn: 1, texts: TEXTS, handIn: true };
    expect(await saveWriting(year.ledger, SUMMING, save, AUTHOR)).toMatchObject({
      refusal: { code: 'already_filed' },
    });
    expect(await accept(year.ledger, SUMMING, 1, REVIEWER)).toMatchObject({
      refusal: { code: 'only_reviewer' },
    });
    await later(24);
    expect(await accept(year.ledger, SUMMING, 1, GOVERNMENT)).toMatchObject({ ok: true });
    expect(await versions()).toMatchObject([
      { receivedAt: await year.clock.now(), receivedBy: GOVERNMENT.name },
    ]);
    const [mail] = await year.ledger.db.mail.findMany({ where: { notice: 'signed_off' } });
    // The document goes out although its receipt was confirmed before the mail had left.
    expect(mail).toMatchObject({ state: 'staged' });
    expect((await claim(year.ledger)).map(({ address }) => address).toSorted()).toEqual([
      'officer@fagaiwei.example',
      'officer@zhengfuban.example',
    ]);
  });

  test('is returned with words under new terms; the second version is signed by another again', async () => {
    await later(24);
    const returned = await returnReport(year.ledger, SUMMING, 1, '请补充数据', GOVERNMENT);
    expect(returned).toMatchObject({ ok: true });
    expect(await report()).toMatchObject({ stage: 'collecting', termsVersion: 2 });
    await later(24);
    const texts = { ...TEXTS, overview: '总体进展顺利，投资完成2.1亿元。' };
    // Who signed the first version may write the second.
    const version = await handIn(year, 1, texts, SIGNER);
    expect(await sign(year.ledger, version)).toMatchObject({ refusal: { code: 'second_person' } });
    expect(await sign(year.ledger, version, AUTHOR)).toMatchObject({ value: { version: 2 } });
    const [second, first] = await versions();
    expect(first).toMatchObject({ version: 1, texts: TEXTS, receivedAt: null });
    expect(second).toMatchObject({ version: 2, texts });
  });

  test('is not changed by a later correction: that makes a second version with its differences', async () => {
    await accept(year.ledger, SUMMING, 1, GOVERNMENT);
    const before = await filesOf(`${SUMMING}/signed-1`);
    await later(24);
    expect(await sign(year.ledger, await handIn(year, 1))).toMatchObject({
      refusal: { code: 'nothing_changed' },
    });
    await correct('灌区改造完成投资1.8亿元。');
    await year.ledger.db.mail.deleteMany();
    const signed = await sign(year.ledger, await handIn(year, 2));
    expect(signed).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await filesOf(`${SUMMING}/signed-1`)).toEqual(before);
    expect(await report()).toMatchObject({ stage: 'reviewing' });
    const submissions = await year.ledger.db.submission.findMany({ where: { reportId: SUMMING } });
    expect(submissions.map(({ late }) => late)).toEqual([false, false]);
    const [docx] = await filesOf(`${SUMMING}/signed-2`);
    const { paragraphs } = await opened(docx!.bytes);
    expect(docx!.name).toContain('（第2版）');
    expect(paragraphs).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/、与第1版相比的变化$/),
        '1.各章进展：第1项任务（自治区水利厅，第2稿，原文第4行）修改，原为“灌区改造完成投资2.1亿元。”，现为“灌区改造完成投资1.8亿元。”。',
      ]),
    );
    expect(await stepReport(year.ledger, SUMMING)).toMatchObject({ open: true });
    await accept(year.ledger, SUMMING, 2, GOVERNMENT);
    expect((await versions()).map(({ receivedAt }) => receivedAt !== null)).toEqual([true, true]);
    expect(await stepReport(year.ledger, SUMMING)).toMatchObject({ open: false });
  });

  test('keeps the accepted revision in what is assembled until its correction is accepted', async () => {
    await accept(year.ledger, SUMMING, 1, GOVERNMENT);
    await reopen(year.ledger, REPORT, 1, '数据有误', REVIEWER);
    expect(await sign(year.ledger, await handIn(year, 1))).toMatchObject({ ok: true });
    const [second] = await versions();
    expect(
      second!.assembly.sections.find(({ name }) => name === 'progress')!.paragraphs,
    ).toMatchObject([{ source: { revision: 1 } }]);
  });
});
