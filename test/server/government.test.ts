import { expect, test } from '@jest/globals';
import type { Actor } from '../../domain/report/actor.ts';
import { assignAssessors } from '../../ledger/commands/assign-assessors.ts';
import { file } from '../../ledger/commands/report-commands.ts';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { stepEvaluation } from '../../ledger/steps/evaluation-step.ts';
import { OPERATOR, WATER } from '../support/actors.ts';
import { owed } from '../support/small-plan.ts';
import { chineseIn, englishIn } from './support/language.ts';
import { openDueCycles, openSmallPlan, startSite } from './support/site.ts';

const ASSESSOR: Actor = {
  ...{ kind: 'agency', agencyId: 'chifeng', name: '赤峰市联络员' },
  contacts: ['chifeng-officer'],
};

test('the government reads where the midterm evaluation stands, and both sides, as of any day', async () => {
  const site = await startSite({ now: '2027-06-02T02:00:00Z' });
  const { ledger } = site;
  const obligations = ['midterm', 'assessment'].map((kind) => owed(kind));
  await openSmallPlan(site, { obligations, tasks: 1, to: 2027, opens: '2027-05-31T02:00:00Z' });
  const order = { taskIds: ['small-t001'], contactIds: ['chifeng-officer'] };
  await assignAssessors(ledger, 'small', order, { actor: OPERATOR });
  await openDueCycles(ledger, 'small');
  const says = (id: string, actor: Actor, values: Record<string, string>) =>
    file(ledger, id, { values, nil: false, nilReason: '' }, actor);
  const self = { rating: 'complete', evidence: '渠首工程已经完工。' };
  await says('small-midterm-2027-t001', WATER, self);
  site.clock.set('2027-06-04T02:00:00Z');
  const other = { rating: 'limited', evidence: '渠首工程尚未验收。' };
  await says('small-assessment-2027-t001', ASSESSOR, other);
  for (const kind of ['midterm', 'assessment']) await stepCycle(ledger, `small-${kind}-2027`);
  await stepEvaluation(ledger, 'small');

  const government = await site.signedIn('officer@zhengfuban.example');
  const cardOf = async (path: string) => {
    const { html } = await government.get(path);
    const start = html.indexOf('id="evaluation"');
    return html.slice(start, html.indexOf('</section>', start));
  };
  const isSaid = async (path: string, said: string[], unsaid: string[]) => {
    const card = await cardOf(path);
    expect([path, said.filter((words) => !card.includes(words))]).toEqual([path, []]);
    expect([path, unsaid.filter((words) => card.includes(words))]).toEqual([path, []]);
  };
  const ratings = ['已经完成', '进展有限', '相差两档以上'];
  await isSaid('/government', ['结果已公布，双方正在说明差异', ...ratings], ['截至2027']);
  const blind = ['截至2027年6月2日', '结果尚未公布', '已报1项，共1项', '已报0项，共1项'];
  await isSaid('/government?day=2027-06-02', blind, ratings);
  await isSaid('/government?day=2027-06-01', ['尚未开始'], ratings);
  // The reader's name.
  expect(englishIn((await government.get('/government')).html)).toEqual(['zhengfuban']);
  await government.post('/lang', { lang: 'en', to: '/government' });
  expect(chineseIn((await government.get('/government')).html)).toEqual([]);
  await isSaid('/government', ['words on differences are still to come'], []);
  expect((await government.get('/desk/evaluation')).status).toBe(200);
});
