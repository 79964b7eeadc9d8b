import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { attach, detach } from '../../ledger/attachments/attach.ts';
import {
  attachmentsOf,
  listedOf,
  type AttachmentOwner,
} from '../../ledger/attachments/attachments.ts';
import { holdReport } from '../../ledger/attachments/of-report.ts';
import { hashOf, keepFile, sweepFiles } from '../../ledger/attachments/stored-files.ts';
import { receivePart, type Upload } from '../../ledger/attachments/uploads.ts';
import { accept, file, returnReport, withdraw } from '../../ledger/commands/report-commands.ts';
import { answer, shareDraft } from '../../ledger/commands/contribute.ts';
import { handedIn } from '../../ledger/read/handed-in.ts';
import { newestText } from '../../ledger/read/texts.ts';
import { reportFiles } from '../../ledger/read/report-files.ts';
import { FINANCE, REVIEWER, WATER } from '../support/actors.ts';
import { cooperatingYear, FINANCE_PART } from '../support/cooperation.ts';
import { REPORT } from '../support/dates.ts';
import { formOf } from '../support/forms.ts';
import type { OpenedYear } from '../support/opened-year.ts';

const OWNER: AttachmentOwner = { kind: 'report', id: REPORT };
const PART: AttachmentOwner = { kind: 'report', id: FINANCE_PART };
const pdf = (text: string, size = 40) => {
  const bytes = new Uint8Array(Buffer.alloc(size, text));
  return { name: `${text}.pdf`, type: 'pdf', bytes } as const;
};
let year: OpenedYear;
beforeAll(async () => {
  year = await cooperatingYear();
});
beforeEach(async () => {
  // What a test shows comes after what the one before it filed.
  year.clock.set(new Date(+(await year.clock.now()) + 60_000));
  await year.ledger.db
    .$executeRaw`TRUNCATE listed_attachment, attachment, stored_file, stored_piece,
    file_upload, file_upload_part`;
  await year.ledger.db.report.update({ where: { id: REPORT }, data: { stage: 'collecting' } });
});

const add = (
  text: string,
  { ledger = year.ledger, owner = OWNER, actor = WATER, size = 40 } = {},
) => attach(ledger, holdReport, owner, pdf(text, size), actor);
const added = async (...given: Parameters<typeof add>) => {
  const outcome = await add(...given);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.id;
};
const names = async (list: string) =>
  ((await listedOf(year.ledger.db, [list])).get(list) ?? []).map(({ name }) => name);
/** A day and more has passed since everybody last sent anything. */
const aDayLater = async () => {
  await year.ledger.db
    .$executeRaw`UPDATE stored_file SET wanted_real = now() - interval '25 hours'`;
  await year.ledger.db
    .$executeRaw`UPDATE file_upload SET started_real = now() - interval '25 hours'`;
};

describe('the bytes of a file', () => {
  test('are kept once, in pieces, and read as they were, whoever sends them at once', async () => {
    const bytes = pdf('大', 2_500_000).bytes;
    const { ledger, other } = year;
    const hashes = await Promise.all([keepFile(ledger, bytes), keepFile(other, bytes)]);
    expect(hashes).toEqual([hashOf(bytes), hashOf(bytes)]);
    expect(await ledger.db.storedPiece.count()).toBe(3);
    const read: Uint8Array[] = [];
    for await (const piece of ledger.files.read(hashes[0]!)) read.push(piece);
    expect(Buffer.concat(read).equals(bytes)).toBe(true);
  });

  test('that nobody names go after a day, with what was removed before it was handed in', async () => {
    const { ledger } = year;
    await keepFile(ledger, pdf('没人要').bytes);
    const gone = await added('移除');
    await detach(ledger, holdReport, OWNER, gone, WATER);
    await added('留着');
    const upload: Upload = { owner: OWNER, userId: 'u', name: 'a', size: 9, crc: 1 };
    await receivePart(ledger, upload, 0, new Uint8Array(4));
    await sweepFiles(ledger);
    expect([await ledger.db.storedFile.count(), await ledger.db.fileUpload.count()]).toEqual([
      3, 1,
    ]);
    await aDayLater();
    // Sent once more it is wanted for another day.
    await keepFile(ledger, pdf('没人要').bytes);
    await sweepFiles(ledger);
    expect(await ledger.db.storedFile.count()).toBe(2);
    expect(await ledger.db.storedPiece.count()).toBe(2);
    expect(await ledger.db.fileUpload.count()).toBe(0);
    expect(await ledger.db.attachment.findMany({ select: { name: true } })).toEqual([
      { name: '留着.pdf' },
    ]);
  });

  test('that were handed in stay, whatever is removed or taken back afterwards', async () => {
    const { ledger } = year;
    const id = await added('报送');
    const filed = await file(ledger, REPORT, formOf(), WATER);
    if (!filed.ok) throw new Error(filed.refusal.code);
    const { revision } = filed.value;
    await withdraw(ledger, REPORT, revision, WATER);
    // Taken back, it is worked on with the same files.
    expect(await attachmentsOf(ledger.db, OWNER)).toHaveLength(1);
    await detach(ledger, holdReport, OWNER, id, WATER);
    await aDayLater();
    await sweepFiles(ledger);
    expect(await names(`${REPORT}/${revision}`)).toEqual(['报送.pdf']);
    // What was taken back was not handed in, until it is filed again.
    const planId = 'small';
    expect(await handedIn(ledger.db, { planId })).toEqual([]);
    await added('重报');
    await added('又一份');
    const again = await file(ledger, REPORT, formOf(), WATER);
    if (!again.ok) throw new Error(again.refusal.code);
    const files = [{ agencyId: 'shuili', dueOn: '2027-12-31', files: 2 }];
    expect(await handedIn(ledger.db, { planId })).toEqual(files);
    await returnReport(ledger, REPORT, again.value.revision, '请补充。', REVIEWER);
    // A later revision with the same files asks for no further ones.
    await file(ledger, REPORT, formOf(), WATER);
    expect(await handedIn(ledger.db, { reportIds: [REPORT] })).toEqual(files);
    expect(await ledger.db.storedPiece.count()).toBe(3);
  });
});

describe('two at once', () => {
  test('who upload the same to one report have one attachment', async () => {
    const outcomes = await Promise.all([add('同'), add('同', { ledger: year.other }), add('同')]);
    expect(outcomes.map((each) => each.ok && each.value.isNew).sort()).toEqual([
      false,
      false,
      true,
    ]);
    expect(await attachmentsOf(year.ledger.db, OWNER)).toHaveLength(1);
  });

  test('an upload and a filing: it is filed with it, or the upload is told that it came too late', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const [filed, upload] = await Promise.all([
        file(year.ledger, REPORT, formOf(), WATER),
        add(`第${turn}次`, { ledger: year.other }),
      ]);
      if (!filed.ok) throw new Error(filed.refusal.code);
      const { revision } = filed.value;
      const isIn = (await names(`${REPORT}/${revision}`)).includes(`第${turn}次.pdf`);
      expect(upload).toMatchObject(isIn ? { ok: true } : { refusal: { code: 'already_filed' } });
      await withdraw(year.ledger, REPORT, revision, WATER);
    }
  });
});

describe('a list', () => {
  test('is refused where the form showed another one, for a filing, a draft and an answer', async () => {
    const { ledger } = year;
    const id = await added('一');
    const changed = { ok: false, refusal: { code: 'attachments_changed' } };
    expect(await file(ledger, REPORT, formOf(), WATER, undefined, false, [])).toEqual(changed);
    expect(await shareDraft(ledger, REPORT, formOf(), WATER, [])).toEqual(changed);
    expect((await shareDraft(ledger, REPORT, formOf(), WATER, [id])).ok).toBe(true);
    const values = { position: 'agree' };
    const given = { values, on: await newestText(ledger.db, REPORT), basedOn: 0 };
    expect(await answer(ledger, FINANCE_PART, given, FINANCE, ['none'])).toEqual(changed);
  });

  test('belongs to what an opinion is on: a draft with another file is another text', async () => {
    const { ledger } = year;
    const share = async () => {
      const shared = await shareDraft(ledger, REPORT, formOf({ progress: '附件为准。' }), WATER);
      if (!shared.ok) throw new Error(shared.refusal.code);
      return shared.value.version;
    };
    const first = await share();
    expect(await share()).toBe(first);
    await added('补充');
    const second = await share();
    expect(second).toBe(first + 1);
    expect(await names(`${REPORT}/draft/${second}`)).toEqual(['补充.pdf']);
    expect(await names(`${REPORT}/draft/${first}`)).toEqual([]);
  });

  test('of an answer is given anew with another file, and read with the report', async () => {
    const { ledger } = year;
    await shareDraft(ledger, REPORT, formOf(), WATER);
    const on = await newestText(ledger.db, REPORT);
    const { revision: basedOn = 0 } =
      (await ledger.db.submission.findFirst({
        where: { reportId: FINANCE_PART },
        orderBy: { revision: 'desc' },
      })) ?? {};
    const values = { position: 'agree' };
    const first = await answer(ledger, FINANCE_PART, { values, on, basedOn }, FINANCE);
    if (!first.ok) throw new Error(first.refusal.code);
    await added('依据', { owner: PART, actor: FINANCE });
    const next = { values, on, basedOn: first.value.revision };
    expect(await answer(ledger, FINANCE_PART, next, FINANCE)).toMatchObject({
      value: { revision: first.value.revision + 1 },
    });
    const { listed } = await reportFiles(ledger.db, REPORT);
    expect(listed.get(`${FINANCE_PART}/${first.value.revision + 1}`)).toMatchObject([
      { name: '依据.pdf' },
    ]);
  });

  test('is changed by who owes the report alone, until it is done', async () => {
    expect(await add('他人', { actor: FINANCE })).toMatchObject({ refusal: { code: 'not_yours' } });
    expect(await add('审核', { actor: REVIEWER })).toMatchObject({
      refusal: { code: 'not_yours' },
    });
    expect(await year.ledger.db.storedFile.count()).toBe(0);
    const filed = await file(year.ledger, REPORT, formOf(), WATER);
    if (!filed.ok) throw new Error(filed.refusal.code);
    await accept(year.ledger, REPORT, filed.value.revision, REVIEWER);
    expect(await add('事后')).toMatchObject({ refusal: { code: 'already_accepted' } });
    expect(await add('意见', { owner: PART, actor: FINANCE })).toMatchObject({
      refusal: { code: 'lead_report_closed' },
    });
  });
});
