import { found, inspecting } from '../../support/inspecting.ts';
import { HARBOUR_TEXT } from '../../support/harbour.ts';
import { owed } from '../../support/small-plan.ts';
import { openSmallPlan, startSite, type Site } from '../../server/support/site.ts';
import type { Visitor } from '../../server/support/visitor.ts';

/** Who asks, by their role. */
export const VISITORS = {
  agency: 'officer@shuili.example',
  inspector: 'officer@caizheng.example',
  commission: 'officer@fagaiwei.example',
  government: 'officer@zhengfuban.example',
  admin: 'admin@duban.example',
} as const;

/** A site with something of every sort in it: what its pages can be asked for, somebody has done. */
export interface Furnished {
  site: Site;
  visitors: Record<keyof typeof VISITORS, Visitor>;
  /** Values of a route's parameters that name something. */
  named: Record<string, string[]>;
}

/** Kinds that are owed there; each has pages of its own. */
const KINDS = [
  ...['periodic', 'receipt', 'implementation_plan', 'consolidation'],
  ...['issue_handling', 'rectification', 'contribution'],
];

export async function furnished(): Promise<Furnished> {
  const site = await startSite();
  await openSmallPlan(site, {
    obligations: KINDS.map((kind) => owed(kind)),
    region: true,
  });
  await inspecting(site.ledger);
  site.clock.set('2027-11-09T02:00:00Z');
  const finding = await found(site.ledger);
  const entries = await Promise.all(
    Object.entries(VISITORS).map(
      async ([role, email]) => [role, await site.signedIn(email)] as const,
    ),
  );
  const visitors = Object.fromEntries(entries) as Furnished['visitors'];
  const { agency, commission } = visitors;
  const done = async (
    answer: Promise<{ status: number; location: string | null; html: string }>,
  ) => {
    const { status, location, html } = await answer;
    if (status !== 303) throw new Error(`not furnished: ${status} ${html.slice(-3_000)}`);
    return location ?? '';
  };
  await done(
    agency.post('/my/issues', {
      ...{ plan: 'small', title: '灌区资金缺口', what: '工程停工。', asked: '请协调资金。' },
      task: 'small-t001',
    }),
  );
  await done(
    agency.post('/reports/small-periodic-2027-t001', {
      progress: '完成灌区改造12处。',
      basedOn: '0',
    }),
  );
  const draft = await done(commission.post('/desk/import', { text: HARBOUR_TEXT, name: '港口' }));
  const draftId = /import\/([^?/]+)/.exec(draft)?.[1] ?? '';
  return { site, visitors, named: { draft: [draftId], finding: [String(finding)] } };
}
