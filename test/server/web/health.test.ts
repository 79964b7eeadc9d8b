import { describe, expect, test } from '@jest/globals';
import { beat } from '../../../ledger/heartbeat.ts';
import { openLedger } from '../../../ledger/ledger.ts';
import { partsOfDatabase } from '../../../ledger/read/health.ts';
import type { HealthReport } from '../../../server/web/health.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';

async function health(site: Site) {
  const { status, html } = await site.visitor().get('/healthz');
  const report = JSON.parse(html) as HealthReport;
  const down = report.parts.filter(({ up }) => !up).map(({ part }) => part);
  return { status, ...report, down };
}

describe('the health page', () => {
  test('says that all is up, part by part, without a sign-in', async () => {
    const site = await startSite();
    await beat(site.ledger, 'worker-1', 'worker');
    site.parts.push({ part: 'temporal', up: true, detail: 'answers' });
    const { status, up, parts } = await health(site);
    expect({ status, up }).toEqual({ status: 200, up: true });
    expect(parts.map(({ part }) => part)).toEqual([
      'database',
      'migrations',
      'worker',
      'relay',
      'outbox',
      'temporal',
    ]);
  });

  test('has no worker until one beats, and after three missed beats', async () => {
    const site = await startSite();
    expect(await health(site)).toMatchObject({ status: 503, down: ['worker'] });
    await beat(site.ledger, 'worker-1', 'worker');
    expect((await health(site)).down).toEqual([]);
    await site.ledger.db.$executeRaw`UPDATE heartbeat SET beat_at = now() - interval '16 seconds'`;
    expect((await health(site)).down).toEqual(['worker']);
  });

  test('sees words to workflows that nobody passes on', async () => {
    const site = await startSite();
    await openSmallPlan(site);
    await beat(site.ledger, 'worker-1', 'worker');
    expect((await health(site)).down).toEqual([]);
    await site.ledger.db.$executeRaw`UPDATE relay SET created_real = now() - interval '61 seconds'`;
    expect((await health(site)).down).toEqual(['relay']);
  });

  test('sees mails that are due and do not go out, by real time', async () => {
    const site = await startSite();
    await openSmallPlan(site);
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

  test('sees a database that lacks a migration', async () => {
    const site = await startSite();
    await site.ledger.db.$executeRaw`DELETE FROM _prisma_migrations`;
    const { status, down, parts } = await health(site);
    expect({ status, down }).toEqual({ status: 503, down: ['migrations'] });
    expect(parts.find(({ part }) => part === 'migrations')?.detail).toContain('npm run migrate');
  });

  test('counts the parts the caller looks at', async () => {
    const site = await startSite();
    await beat(site.ledger, 'worker-1', 'worker');
    site.parts.push({ part: 'smtp', up: false, detail: 'refused' });
    expect(await health(site)).toMatchObject({ status: 503, down: ['smtp'] });
    site.deps.parts = () => Promise.reject(new Error('x'));
    expect((await health(site)).status).toBe(503);
  });

  test('answers without a database, and tells nothing secret', async () => {
    const ledger = openLedger({ url: 'postgresql://someone:hunter2@127.0.0.1:1/none' });
    const parts = await partsOfDatabase(ledger);
    await ledger.close();
    expect(parts.map(({ part, up }) => ({ part, up }))).toEqual([{ part: 'database', up: false }]);
    expect(JSON.stringify(parts)).not.toMatch(/hunter2|someone/);
  });
});
