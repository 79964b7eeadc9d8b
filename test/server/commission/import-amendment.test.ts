import { beforeEach, describe, expect, test } from '@jest/globals';
import { certainDecisions } from '../../../domain/import/certain.ts';
import { decideDraft } from '../../../ledger/drafts/decide-draft.ts';
import { importDraft } from '../../../ledger/drafts/import-draft.ts';
import { openDraft } from '../../../ledger/drafts/open-draft.ts';
import { startDraft } from '../../../ledger/drafts/start-draft.ts';
import { handedIn, HARBOUR_COMMISSION as ME, HARBOUR_TEXT } from '../../support/harbour.ts';
import { harbourSite } from '../support/harbour-site.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const AMENDMENT = HARBOUR_TEXT.replace('关于印发', '关于调整').replace(
  '2.完善进港铁路专用线。',
  '2.完善进港铁路专用线并延伸至三期。',
);

let site: Site;
let commission: Visitor;
let planId: string;
let draft: string;

/** A draft of a text in which everything is decided. */
async function checked(text: string): Promise<string> {
  const { ledger } = site;
  const started = await startDraft(ledger, handedIn(text), ME);
  if (!started.ok) throw new Error(started.refusal.code);
  const { id } = started.value;
  const open = await openDraft(ledger.db, id, ME, await ledger.clock.now());
  if (!open) throw new Error('no draft');
  const certain = certainDecisions(open.state, '2027-02-10').map(({ decision }) => decision);
  await decideDraft(ledger, id, 1, certain, ME);
  await decideDraft(
    ledger,
    id,
    2,
    [
      { what: 'aside', unread: 0, why: '另行商定' },
      { what: 'name', name: '各县区', match: { to: 'nobody' } },
    ],
    ME,
  );
  return id;
}

beforeEach(async () => {
  site = await harbourSite();
  const imported = await importDraft(site.ledger, await checked(HARBOUR_TEXT), ME);
  if (!imported.ok) throw new Error(imported.refusal.code);
  planId = imported.value.planId;
  draft = `/desk/import/${await checked(AMENDMENT)}`;
  commission = await site.signedIn('officer@fagai.example');
});

const task = () => site.ledger.db.task.findUniqueOrThrow({ where: { id: `${planId}-t002` } });

describe('an amendment', () => {
  test('is proposed, looked at, and entered into the plan after a preview', async () => {
    const asked = await commission.get(draft);
    expect(asked.html).toContain('像是对以下方案的修订');
    expect(asked.html).not.toContain(`action="${draft}/import"`);
    const chosen = { version: '3', form: 'amends', plan: planId };
    expect((await commission.post(`${draft}/amends`, chosen)).status).toBe(303);

    const page = await commission.get(`${draft}/amend`);
    for (const text of [
      '14项任务没有变化',
      '完善进港铁路专用线。',
      '完善进港铁路专用线并延伸至三期。',
    ])
      expect(page.html).toContain(text);
    expect(englishIn(page.html)).toEqual([]);
    const ticked = { form: 'amend', changed: 'r2' };
    const preview = await commission.post(`${draft}/amend`, { ...ticked, step: 'preview' });
    expect([preview.status, preview.html.includes('确认修订')]).toEqual([200, true]);
    expect((await task()).text).toBe('完善进港铁路专用线。');

    const none = await commission.post(`${draft}/amend`, { form: 'amend', step: 'do' });
    expect([none.status, none.html.includes('没有选中任何差别')]).toEqual([409, true]);
    const done = await commission.post(`${draft}/amend`, { ...ticked, step: 'do' });
    expect([done.status, done.location]).toEqual([
      303,
      `/desk/changes?plan=${planId}&done=task-changed`,
    ]);
    expect((await task()).text).toBe('完善进港铁路专用线并延伸至三期。');
    expect((await commission.get(done.location ?? '')).html).toContain('综合岗');
    expect((await commission.post(`${draft}/amend`, { ...ticked, step: 'do' })).status).toBe(409);
  });

  test('is one language at a time, and its commission’s alone', async () => {
    await commission.post(`${draft}/amends`, { version: '3', form: 'amends', plan: planId });
    await commission.post('/lang', { lang: 'en', to: '/' });
    const preview = { form: 'amend', changed: 'r2', step: 'preview' };
    for (const { html } of [
      await commission.get(`${draft}/amend`),
      await commission.post(`${draft}/amend`, preview),
      await commission.get(draft),
    ])
      expect(chineseIn(html)).toEqual([]);
    const other = await site.signedIn('officer@qita.example');
    expect((await other.get(`${draft}/amend`)).status).toBe(404);
    expect((await other.post(`${draft}/amend`, { ...preview, step: 'do' })).status).toBe(404);
  });

  test('is of one’s own plans only: another commission’s is neither shown nor changed', async () => {
    const other = await site.signedIn('officer@qita.example');
    const text = AMENDMENT.replace('港口', '港航');
    const { location } = await other.post('/desk/import', { text });
    const own = (location ?? '').replace(/\?.*/, '');
    await other.post(`${own}/amends`, { version: '1', form: 'amends', plan: planId });
    expect((await other.get(`${own}/amend`)).location).toBe(own);
    const tried = await other.post(`${own}/amend`, { form: 'amend', changed: 'r2', step: 'do' });
    expect(tried.status).toBe(409);
    expect(await site.ledger.db.taskChange.count()).toBe(0);
  });

  test('can be said to be a plan of its own', async () => {
    await commission.post(`${draft}/amends`, { version: '3', form: 'amends', plan: '' });
    const { html } = await commission.get(draft);
    expect(html).toContain(`action="${draft}/import"`);
    expect((await commission.get(`${draft}/amend`)).location).toBe(draft);
  });
});
