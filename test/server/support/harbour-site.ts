import { harbourRegister } from '../../support/harbour.ts';
import { startSite, type Site, type SiteOptions } from './site.ts';

/** A site with the register of the harbour notice and no plan; its commission, its government, an agency, an administrator. */
export async function harbourSite(options: SiteOptions = {}): Promise<Site> {
  const site = await startSite({ now: '2027-02-10T02:00:00Z', ...options });
  await harbourRegister(site.ledger);
  const user = (
    id: string,
    name: string,
    role: 'agency' | 'commission' | 'government' | 'admin',
    agencyId: string | null,
  ) => ({ id, name, email: `officer@${id}.example`, role, agencyId });
  await site.ledger.db.user.createMany({
    data: [
      user('fagai', '综合岗', 'commission', 'fagai'),
      user('fagai2', '统计岗', 'commission', 'fagai'),
      user('qita', '财政岗', 'commission', 'caizheng'),
      user('zhengfuban', '督查岗', 'government', 'zhengfuban'),
      user('renshe', '人社局联络员', 'agency', 'renshe'),
      user('admin', '系统管理员', 'admin', null),
    ],
  });
  return site;
}
