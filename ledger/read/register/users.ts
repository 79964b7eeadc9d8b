import type { UserRole } from '../../../domain/report/actor.ts';
import type { Lang } from '../../../domain/words/words.ts';
import type { Ledger } from '../../ledger.ts';
import { placeOf, type PageOf } from '../desk/page-of.ts';

/** Somebody who may sign in, or might. */
export interface RegisteredUser {
  id: string;
  name: string;
  address: string;
  role: UserRole;
  lang: Lang;
  deactivatedAt: Date | null;
  /** Their own first. */
  agencies: { id: string; name: string; nameEn: string | null }[];
}

const ROWS = 100;
const NAMES = { select: { id: true, name: true, nameEn: true } };
const WITH_AGENCIES = {
  agency: NAMES,
  agencies: { orderBy: { agencyId: 'asc' as const }, include: { agency: NAMES } },
};

/** A page of those who may sign in: administrators and offices first, then by name. */
export async function registerUsers(
  { db }: Ledger,
  {
    search,
    page: wanted,
    size = ROWS,
  }: { search: string; page: number; size?: number | undefined },
): Promise<PageOf<RegisteredUser>> {
  const contains = { contains: search, mode: 'insensitive' } as const;
  const where =
    search === ''
      ? {}
      : { OR: [{ name: contains }, { email: contains }, { agency: { name: contains } }] };
  const count = await db.user.count({ where });
  const { page, pages, limit, offset } = placeOf(count, size, wanted);
  const users = await db.user.findMany({
    where,
    orderBy: [
      { deactivatedAt: { sort: 'asc', nulls: 'first' } },
      { role: 'desc' },
      { name: 'asc' },
    ],
    skip: offset,
    take: limit,
    include: WITH_AGENCIES,
  });
  return { rows: users.map(userOf), count, page, pages };
}

/** One of them; null if there is none. */
export async function registeredUser({ db }: Ledger, id: string): Promise<RegisteredUser | null> {
  const user = await db.user.findUnique({ where: { id }, include: WITH_AGENCIES });
  return user && userOf(user);
}

interface Row {
  id: string;
  name: string;
  email: string;
  role: UserRole;
  lang: string;
  deactivatedAt: Date | null;
  agency: RegisteredUser['agencies'][number] | null;
  agencies: { agency: RegisteredUser['agencies'][number] }[];
}

const userOf = ({ id, name, email, role, lang, deactivatedAt, ...of }: Row): RegisteredUser => ({
  ...{ id, name, address: email, role, deactivatedAt },
  lang: lang === 'en' ? 'en' : 'zh-CN',
  agencies: [...(of.agency ? [of.agency] : []), ...of.agencies.map(({ agency }) => agency)],
});
