import { expect, test } from '@jest/globals';
import { linkEntries } from '../../../ledger/audit-chain/seal.ts';
import { openSmallPlan, startSite } from '../support/site.ts';

test('every sign-in is an entry of a chain of its own; a wrong code is none', async () => {
  const site = await startSite();
  await openSmallPlan(site);
  await site.signedIn('admin@duban.example');
  await site.signedIn('officer@shuili.example');
  const entries = await site.ledger.db.audit.findMany({ where: { action: 'sign_in' } });
  expect(entries.map(({ actor, planId, data }) => ({ actor, planId, data }))).toEqual([
    { actor: expect.stringMatching(/^admin \S/), planId: null, data: {} },
    { actor: expect.stringMatching(/^agency:shuili \S/), planId: null, data: {} },
  ]);
  await linkEntries(site.ledger);
  const links = await site.ledger.db.auditLink.findMany({ where: { chain: 'accounts' } });
  expect(links.map(({ seq, auditId }) => [seq, auditId])).toEqual(
    entries.map(({ id }, i) => [i + 1, id]),
  );
});
