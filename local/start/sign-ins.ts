import type { Ledger } from '../../ledger/ledger.ts';
import { demoPeople, type DemoPerson } from '../../ledger/read/sign-in.ts';

/** Somebody a visitor may sign in as. */
export interface SignIn {
  role: string;
  email: string;
  agency: string;
}

const TITLES: Record<DemoPerson['role'], string> = {
  agency: 'agency officer · 单位联络员',
  commission: 'commission · 发展改革委',
  government: 'government · 政府',
  admin: 'administrator · 管理员',
};

/** The demo people as the terminal names them. */
export async function signIns(ledger: Ledger): Promise<SignIn[]> {
  const people = await demoPeople(ledger);
  return people.map(({ role, email, agency }) => ({
    role: TITLES[role],
    email,
    agency: agency?.name ?? '',
  }));
}
