import type { Ledger } from '../../ledger/ledger.ts';

/** Somebody a visitor may sign in as. */
export interface SignIn {
  role: string;
  email: string;
  agency: string;
}

const TITLES: Record<string, string> = {
  agency: 'agency officer · 单位联络员',
  commission: 'commission · 发展改革委',
  government: 'government · 政府',
  admin: 'administrator · 管理员',
};

/** One user of each role; of the agencies the one that leads the most tasks. */
export async function signIns(ledger: Ledger): Promise<SignIn[]> {
  const rows = await ledger.db.$queryRaw<SignIn[]>`
    SELECT DISTINCT ON (u.role) u.role::text, u.email, coalesce(a.name, '') AS agency
    FROM "user" u LEFT JOIN agency a ON a.id = u.agency_id LEFT JOIN contact c ON c.id = u.id
    ORDER BY u.role, (c.role = 'officer') DESC NULLS LAST,
      (SELECT count(*) FROM responsibility r WHERE r.agency_id = u.agency_id AND r.role = 'lead') DESC,
      u.id`;
  return rows.map(({ role, email, agency }) => ({ role: TITLES[role] ?? role, email, agency }));
}
