import { describe, expect, test } from '@jest/globals';
import { beat, mark } from '../../../ledger/heartbeat.ts';
import { openLedger } from '../../../ledger/ledger.ts';
import { healthOf } from '../../../server/web/health.ts';
import { onceIn } from '../../../watch/once-in.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';

async function health(site: Site) {
  const report = await healthOf(site.deps);
  const down = report.parts.filter(({ up }) => !up).map(({ part }) => part);
  return { ...report, down };
}

describe('health', () => {
  test('is told part by part', async () => {
    const site = await startSite();
    await beat(site.ledger, 'worker-1', 'worker');
    site.servers.push({ part: 'temporal', up: true, detail: 'answers' });
    const { up, parts } = await health(site);
    expect(up).toBe(true);
    expect(parts.map(({ part }) => part)).toEqual([
      ...['database', 'migrations', 'writes', 'worker', 'pages', 'clocks', 'relay', 'steps'],
      ...['outbox', 'reconciler', 'temporal'],
    ]);
  });

  test('has no worker until one beats, and after three missed beats', async () => {
    const site = await startSite();
    expect(await health(site)).toMatchObject({ up: false, down: ['worker'] });
    await beat(site.ledger, 'worker-1', 'worker');
    expect((await health(site)).down).toEqual([]);
    await site.ledger.db.$executeRaw`UPDATE heartbeat SET beat_at = now() - interval '16 seconds'`;
    expect((await health(site)).down).toEqual(['worker']);
  });

  test('sees words to workflows that nobody passes on', async () => {
    const site = await startSite();
    await openSmallPlan(site, { justNow: true });
    await beat(site.ledger, 'worker-1', 'worker');
    expect((await health(site)).down).toEqual([]);
    await site.ledger.db.$executeRaw`UPDATE relay SET created_real = now() - interval '61 seconds'`;
    expect((await health(site)).down).toEqual(['relay']);
  });

  test('sees mails that are due and do not go out, by real time', async () => {
    const site = await startSite();
    await openSmallPlan(site, { justNow: true });
    await beat(site.ledger, 'worker-1', 'worker');
    const mail = {
      planId: 'small',
      termsVersion: 1,
      step: 'opening',
      notice: 'opening',
      severity: 10,
      epoch: 1,
      contactId: 'shuili-officer',
      digestKey: 'a',
    };
    const late = new Date('2027-11-01T01:00:00Z');
    await site.ledger.db.mail.create({ data: { ...mail, id: 'due', dueAt: late } });
    // Virtual time may have jumped past it only now.
    expect((await health(site)).down).toEqual([]);
    await site.ledger.db.$executeRaw`UPDATE mail SET staged_real = now() - interval '3 minutes'`;
    expect((await health(site)).down).toEqual(['outbox']);
    const pausedAt = late;
    await site.ledger.db.plan.update({ where: { id: 'small' }, data: { pausedAt } });
    expect((await health(site)).down).toEqual([]);
    await site.ledger.db.plan.update({ where: { id: 'small' }, data: { pausedAt: null } });
    await site.ledger.db.mail.updateMany({ data: { state: 'sent' } });
    expect((await health(site)).down).toEqual([]);
  });

  test('sees an outbox that collects nothing but refusals', async () => {
    const site = await startSite();
    await openSmallPlan(site, { justNow: true });
    await beat(site.ledger, 'worker-1', 'worker');
    const settledAt = new Date((await site.clock.now()).getTime() - 60_000);
    const refused = { state: 'refused' as const, settledAt };
    const mail = {
      ...{ planId: 'small', termsVersion: 1, step: 'opening', notice: 'opening', severity: 10 },
      ...{ epoch: 1, contactId: 'shuili-officer', dueAt: settledAt, digestKey: 'a' },
    };
    const { db } = site.ledger;
    await db.mail.deleteMany();
    const contacts = (await db.contact.findMany({ take: 5, select: { id: true } })).map(
      ({ id }) => id,
    );
    const data = contacts.map((contactId) => ({
      ...{ ...mail, ...refused, contactId, id: `refused-${contactId}` },
    }));
    expect(data).toHaveLength(5);
    await db.mail.createMany({ data: data.slice(1) });
    expect((await health(site)).down).toEqual([]);
    await db.mail.createMany({ data: data.slice(0, 1) });
    expect((await health(site)).down).toEqual(['outbox']);
    await mark(site.ledger, 'taken');
    expect((await health(site)).down).toEqual([]);
  });

  test('sees steps that are due and that nobody takes, though a worker beats', async () => {
    const site = await startSite();
    await openSmallPlan(site, { justNow: true });
    await beat(site.ledger, 'worker-1', 'worker');
    const { db } = site.ledger;
    await db.process.updateMany({ data: { nextWakeAt: null } });
    const { id } = await db.process.findFirstOrThrow({ where: { planId: 'small' } });
    const now = await site.clock.now();
    const late = (minutes: number) =>
      db.$executeRaw`UPDATE process SET
        next_wake_at = ${now}::timestamptz - ${minutes}::int * interval '1 minute',
        changed_real = now() - ${minutes}::int * interval '1 minute' WHERE id = ${id}`;
    await late(9);
    expect((await health(site)).down).toEqual([]);
    await late(11);
    expect((await health(site)).down).toEqual(['steps']);
    await db.plan.update({ where: { id: 'small' }, data: { pausedAt: new Date() } });
    expect((await health(site)).down).toEqual([]);
  });

  test('sees a database that takes no writes', async () => {
    const site = await startSite();
    await beat(site.ledger, 'worker-1', 'worker');
    await site.ledger.db.$executeRaw`ALTER TABLE heartbeat ADD CHECK (part <> 'canary')`;
    expect((await health(site)).down).toEqual(['writes']);
  });

  test('is told to who has not signed in as one word, and to operators with its details', async () => {
    const site = await startSite();
    await openSmallPlan(site, { justNow: true });
    await beat(site.ledger, 'worker-1', 'worker');
    const secret = 'mx.inner.example refused user postmaster';
    site.servers.push({ part: 'smtp', up: false, detail: secret });
    const { status, html, headers } = await site.visitor().get('/healthz');
    expect({ status, html }).toEqual({ status: 503, html: '{"up":false}' });
    expect(headers.get('cache-control')).toBe('no-store');
    const admin = await site.signedIn('admin@duban.example');
    const page = await admin.get('/desk/health');
    expect(page.html).toContain(secret);
    expect(page.html).toContain('有部分运行不正常');
    expect(englishIn(page.html)).toEqual([]);
    expect((await admin.get('/desk')).html).toContain('/desk/health');
    await admin.post('/lang', { lang: 'en', to: '/' });
    expect(chineseIn((await admin.get('/desk/health')).html)).toEqual([]);
    for (const email of ['officer@fagaiwei.example', 'officer@shuili.example'])
      expect((await (await site.signedIn(email)).get('/desk/health')).status).toBe(403);
  });

  test('is asked of the parts once, however many ask within some seconds', async () => {
    const site = await startSite();
    let asked = 0;
    site.deps.servers = () => Promise.resolve((asked++, []));
    const visitor = site.visitor();
    await Promise.all(Array.from({ length: 10 }, () => visitor.get('/healthz')));
    expect(asked).toBe(1);
    const each = onceIn(0, () => Promise.resolve(++asked));
    expect([await each(), await each()]).toEqual([2, 3]);
  });

  test('sees a database that lacks a migration', async () => {
    const site = await startSite();
    await site.ledger.db.$executeRaw`DELETE FROM _prisma_migrations`;
    const { down, parts } = await health(site);
    expect(down).toEqual(['migrations']);
    expect(parts.find(({ part }) => part === 'migrations')?.detail).toContain('npm run migrate');
  });

  test('counts the servers that the pages do not know', async () => {
    const site = await startSite();
    await beat(site.ledger, 'worker-1', 'worker');
    site.servers.push({ part: 'smtp', up: false, detail: 'refused' });
    expect(await health(site)).toMatchObject({ up: false, down: ['smtp'] });
  });

  test('answers without a database, and tells nothing secret', async () => {
    const ledger = openLedger({ url: 'postgresql://someone:hunter2@127.0.0.1:1/none' });
    const servers = () => Promise.resolve([]);
    const { parts, alarms } = await healthOf({ ledger, servers });
    await ledger.close();
    expect(alarms.map(({ name }) => name)).toEqual(['database_down']);
    expect(parts.map(({ part, up }) => ({ part, up }))).toEqual([{ part: 'database', up: false }]);
    expect(JSON.stringify(parts)).not.toMatch(/hunter2|someone/);
  });
});
