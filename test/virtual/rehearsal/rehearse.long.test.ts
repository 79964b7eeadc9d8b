import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { cancelRehearsal } from '../../../ledger/rehearsal/ask.ts';
import { rehearsalResultSchema } from '../../../schemas/rehearsal.ts';
import { tempFolder } from '../../local/temp.ts';
import { OPERATOR } from '../../support/actors.ts';
import { testLedger } from '../../support/database.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { rehearsing } from '../../support/rehearsing.ts';
import { importSmallPlan, owed } from '../../support/small-plan.ts';
import { until } from '../../support/until.ts';

const clock = new FixedClock('2026-11-30T02:00:00Z');
const YEAR = { from: 2027, to: 2027 };

async function rehearsable(program?: string) {
  const ledger = await testLedger({ clock });
  await importSmallPlan(ledger, { tasks: 2, obligations: [owed('periodic'), owed('receipt')] });
  return { ledger, ...rehearsing(ledger, program) };
}

/** A program in the place of the rehearsal's own. */
async function programThat(does: string) {
  const folder = await tempFolder();
  const program = join(folder.path, 'program.mjs');
  await writeFile(program, does);
  return { program, folder: folder.path, remove: folder.remove };
}

describe('a year is lived through by a process of its own', () => {
  test('planned = sent, every mail is kept, the product goes on unharmed', async () => {
    const { ledger, start, ended, databases } = await rehearsable();
    const { db } = ledger;
    await db.contact.update({ where: { id: 'caizheng-officer' }, data: { lang: 'en' } });
    // Away over the deadline: the leader stands in.
    await db.contact.update({
      where: { id: 'shuili-officer' },
      data: { absentFrom: '2027-11-01', absentTo: '2027-12-31', standInId: 'shuili-leader' },
    });
    const id = await start('small', YEAR);
    const row = await ended(id);
    expect(row).toMatchObject({ state: 'done', fault: null, detail: null });
    const result = rehearsalResultSchema.parse(row.result);
    expect(result.differences).toEqual([]);
    expect(result.rows).toMatchObject({ missing: 0, duplicate: 0, unplanned: 0 });
    expect(result.rows.sent).toBe(result.rows.planned);
    expect(Object.keys(result.kinds).sort()).toEqual(['periodic', 'receipt']);
    expect(result.launchedAt).toEqual(new Date('2027-01-04T02:00:00Z'));

    const mails = await db.rehearsalMail.findMany({ orderBy: { place: 'asc' } });
    expect(mails).toHaveLength(result.messages);
    expect(result.months.reduce((sum, { mails: count }) => sum + count, 0)).toBe(result.messages);
    const notice = mails.find(({ agencyId }) => agencyId === 'caizheng');
    expect(notice).toMatchObject({ address: 'officer@caizheng.example', role: 'officer' });
    expect(notice?.at).toEqual(result.launchedAt);
    const raw = Buffer.from(notice?.raw ?? []).toString();
    expect(raw).toContain('Content-Language: en');
    expect(raw).toContain('duban@commission.example');

    const opening = mails.find(({ at }) => +at === +new Date('2027-11-01T01:00:00Z'));
    expect(opening).toMatchObject({ agencyId: 'shuili', address: 'leader@shuili.example' });

    // Receipts are done with their filing, in February as now.
    const february = result.months.find(({ month }) => month === '2027-02');
    expect(february).toMatchObject({ owed: 3, lights: { green: 0, blue: 3 } });

    expect(await db.mail.count()).toBe(0);
    expect(await db.cycle.count()).toBe(0);
    expect(await db.plan.findUnique({ where: { id: 'small' } })).toMatchObject({
      launchedAt: null,
      epoch: 1,
    });
    // Kept, to be looked around in.
    expect(await databases()).toEqual([row.database]);
  });

  test('whose first day is past: it begins tomorrow; of a lead that nobody stands for nobody is told', async () => {
    const { ledger, start, ended } = await rehearsable();
    await ledger.db.contact.updateMany({
      where: { agencyId: 'shuili' },
      data: { active: false },
    });
    const row = await ended(await start('small', { from: 2026, to: 2026 }));
    expect(row).toMatchObject({ state: 'done', fault: null, detail: null });
    const result = rehearsalResultSchema.parse(row.result);
    expect(result.launchedAt).toEqual(new Date('2026-12-01T02:00:00Z'));
    expect(result.differences).toEqual([]);
    expect(result.messages).toBeGreaterThan(0);
    expect(await ledger.db.rehearsalMail.count({ where: { agencyId: 'shuili' } })).toBe(0);
    // What the lead owes is put before the commission, and its books are never closed over it.
    expect(result.kinds['periodic']).toMatchObject({ reports: 2, neverFiled: 2 });
  });
});

describe('a rehearsal that is cancelled', () => {
  test.each(['by the server that started it', 'by another server'])('%s ends', async (by) => {
    const { ledger, processes, start, living, rowOf, databases } = await rehearsable();
    const id = await start('small', { from: 2027, to: 2036 });
    await living(id);
    expect(await databases()).toHaveLength(1);
    expect((await cancelRehearsal(ledger, id, OPERATOR)).ok).toBe(true);
    if (by === 'by the server that started it') processes.cancel(id);
    await until('its database gone', async () => (await databases()).length === 0);
    expect(await rowOf(id)).toMatchObject({ state: 'cancelled', result: null, fault: null });
    await processes.stop();
    expect(await ledger.db.rehearsalMail.count()).toBe(0);
  });
});

describe('a rehearsal whose process', () => {
  test('crashes has failed, with what it said', async () => {
    const { program, remove } = await programThat("console.error('broken'); process.exit(3);");
    const { start, ended } = await rehearsable(program);
    const row = await ended(await start('small', YEAR));
    expect(row).toMatchObject({ state: 'failed', fault: 'crashed' });
    expect(row.detail).toBe('exit code 3\nbroken');
    await remove();
  });

  test('is killed has failed; the next may start', async () => {
    const kill = "process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);";
    const { program, remove } = await programThat(kill);
    const { start, ended } = await rehearsable(program);
    const row = await ended(await start('small', YEAR));
    expect(row).toMatchObject({ state: 'failed', fault: 'crashed' });
    expect(row.detail).toContain('SIGKILL');
    expect((await ended(await start('small', YEAR))).fault).toBe('crashed');
    await remove();
  });

  test('finds no time-skipping server says so', async () => {
    const variable = 'TEMPORAL_TEST_SERVER_PATH';
    const before = process.env[variable];
    process.env[variable] = '/nowhere/temporal-test-server';
    try {
      const { start, ended } = await rehearsable();
      const row = await ended(await start('small', YEAR));
      expect(row).toMatchObject({ state: 'failed', fault: 'no_engine' });
      expect(row.detail).toContain('/nowhere/temporal-test-server');
    } finally {
      if (before === undefined) delete process.env[variable];
      else process.env[variable] = before;
    }
  });

  test('loses the server that started it ends by itself', async () => {
    const main = fileURLToPath(new URL('../../../virtual/rehearsal/main.ts', import.meta.url));
    // Stands between the two, and is killed.
    const { program, folder, remove } = await programThat(`
      import { fork } from 'node:child_process';
      import { existsSync, writeFileSync } from 'node:fs';
      import { join } from 'node:path';
      process.once('message', (order) => {
        const stdio = ['ignore', 'ignore', 'ignore', 'ipc'];
        const child = fork('${main}', [], { execArgv: ['--import', 'tsx'], stdio });
        child.send(order);
        writeFileSync(join(import.meta.dirname, 'pid'), String(child.pid));
        const isAsked = () => existsSync(join(import.meta.dirname, 'go'));
        setInterval(() => isAsked() && process.kill(process.pid, 'SIGKILL'), 20);
      });`);
    const { start, living, ended, databases } = await rehearsable(program);
    const id = await start('small', { from: 2027, to: 2036 });
    await living(id);
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
    await writeFile(join(folder, 'go'), '');
    expect((await ended(id)).fault).toBe('crashed');
    await until('its process gone', () => !isAlive(pid));
    await until('its database gone', async () => (await databases()).length === 0);
    await remove();
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
