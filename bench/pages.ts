import { setImmediate } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import pino from 'pino';
import { countAll } from '../ledger/counting.ts';
import { openLedger, type Ledger } from '../ledger/ledger.ts';
import { withClient } from '../local/postgres/databases.ts';
import { migrate } from '../prisma/migrator.ts';
import type { PromptMail } from '../server/web/deps.ts';
import { withBenchPostgres, type BenchPostgres } from './harness/database.ts';
import { say } from './harness/say.ts';
import { benchApp } from './measure/bench-app.ts';
import { fillLargePlan, LARGE_NOW, LARGE_PLAN, type LargePlan } from './measure/large-plan.ts';

/** What one page costs. */
export interface PageCost {
  p50Ms: number;
  p95Ms: number;
  /** Processor time of this process and the database's together, on average; null where /proc does not tell. */
  cpuMs: number | null;
  /** As it is sent, before any compression. */
  kb: number;
  /** Its processor time (else its median) by that of the same page with a tenth of the tasks, in the same run. */
  growth: number;
}

/** The figures of a run. */
export interface PagesResult {
  name: 'pages';
  n: number;
  runs: number;
  /** How long the larger plan took to fill, in ms. */
  fillMs: number;
  pages: Record<string, PageCost>;
}

/** Whom a page is asked for by. */
type Role = 'commission' | 'government' | 'agency';

const ADDRESS: Record<Role, string> = {
  commission: 'officer@fgw.example',
  government: 'officer@zfb.example',
  agency: 'officer@a0001.example',
};

const LAST = 'kind=periodic&period=2027';
const TASK = `${LARGE_PLAN}-t050`;

/** The pages, each as whoever looks at it most. */
const PAGES: Record<string, { as: Role; path: string }> = {
  overview: { as: 'commission', path: '/desk' },
  'overview of a cycle': { as: 'commission', path: `/desk?${LAST}` },
  ledger: { as: 'commission', path: '/desk/reports' },
  'ledger by date': { as: 'commission', path: '/desk/reports?sort=due' },
  'ledger by agency': { as: 'commission', path: '/desk/reports?sort=agency' },
  'ledger by light': { as: 'commission', path: '/desk/reports?sort=light' },
  'ledger, red': { as: 'commission', path: '/desk/reports?light=red' },
  'ledger, filtered': {
    as: 'commission',
    path: `/desk/reports?${LAST}&light=yellow&chapter=${encodeURIComponent('水利')}&stage=reviewing`,
  },
  search: { as: 'commission', path: `/desk/reports?q=${encodeURIComponent('油页岩')}` },
  'search, frequent': { as: 'commission', path: `/desk/reports?q=${encodeURIComponent('粮食')}` },
  'search, none': { as: 'commission', path: `/desk/reports?q=${encodeURIComponent('卫星导航')}` },
  tasks: { as: 'commission', path: '/desk/tasks' },
  task: { as: 'commission', path: `/desk/tasks/${TASK}` },
  report: { as: 'commission', path: `/desk/reports/${LARGE_PLAN}-periodic-2027-t050` },
  reviews: { as: 'commission', path: '/desk/reviews' },
  agencies: { as: 'commission', path: '/desk/agencies' },
  agency: { as: 'commission', path: '/desk/agencies/a0001' },
  mails: { as: 'commission', path: '/desk/mails' },
  'mails planned': { as: 'commission', path: '/desk/mails?tab=planned' },
  escalations: { as: 'commission', path: '/desk/escalations' },
  statistics: { as: 'commission', path: '/desk/statistics' },
  government: { as: 'government', path: '/government' },
  'an agency’s own': { as: 'agency', path: '/my' },
  'an agency’s tasks': { as: 'agency', path: '/tasks' },
};

/** Which pages are measured, and how often. */
export interface PagesOptions {
  n?: number;
  runs?: number;
  /** Names of pages; left out: all. */
  only?: readonly string[];
  /** Says what is done now. */
  progress?: (line: string) => void;
}

/**
 * Asks for each page through the product's own app, signed in with a mailed code, of a plan of `n` tasks with five
 * years of reports and of one with a tenth of them, in turn.
 */
export async function run({
  n = 100_000,
  runs = 20,
  only,
  progress = say,
}: PagesOptions = {}): Promise<PagesResult> {
  return withBenchPostgres(async (postgres) => {
    const small = await site(
      postgres,
      'small',
      { tasks: Math.max(1, Math.round(n / 10)) },
      progress,
    );
    const large = await site(postgres, 'large', { tasks: n }, progress);
    const pages: Record<string, PageCost> = {};
    for (const [name, { as, path }] of Object.entries(PAGES)) {
      if (only && !only.includes(name)) continue;
      const times = { small: [] as number[], large: [] as number[] };
      const cpu = { small: 0, large: 0 };
      let bytes = 0;
      // The first look reads what is nowhere in memory yet, and counts for nothing.
      for (let turn = -1; turn < runs; turn++)
        for (const [which, each] of Object.entries({ small, large })) {
          const before = await each.cpu();
          const began = performance.now();
          bytes = await each.get(as, path);
          if (turn < 0) continue;
          times[which as 'small' | 'large'].push(performance.now() - began);
          cpu[which as 'small' | 'large'] += spentSince(before, await each.cpu());
        }
      pages[name] = {
        p50Ms: rounded(percentile(times.large, 50)),
        p95Ms: rounded(percentile(times.large, 95)),
        cpuMs: Number.isNaN(cpu.large) ? null : rounded(cpu.large / runs),
        kb: rounded(bytes / 1024),
        growth: rounded(
          Number.isNaN(cpu.large)
            ? percentile(times.large, 50) / percentile(times.small, 50)
            : cpu.large / cpu.small,
        ),
      };
      progress(`${name}: ${JSON.stringify(pages[name])}`);
    }
    await Promise.all([small.close(), large.close()]);
    return { name: 'pages', n, runs, fillMs: large.fillMs, pages };
  });
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** The value below which so many percent of the others lie. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

interface BenchSite {
  fillMs: number;
  /** Bytes of the page. @throws where it is none. */
  get(as: Role, path: string): Promise<number>;
  /** Processor time so far in ms, of this process (0) and of the database's; not a number where nobody tells. */
  cpu(): Promise<Map<number, number>>;
  close(): Promise<void>;
}

async function site(
  postgres: BenchPostgres,
  name: string,
  plan: LargePlan,
  progress: (line: string) => void,
): Promise<BenchSite> {
  const url = await postgres.create(`pages_${name}`);
  await migrate(url, { progress: () => undefined });
  const began = performance.now();
  await fillLargePlan(url, plan);
  const fillMs = Math.round(performance.now() - began);
  // A page's cost is that of the processes that are asked for it.
  await withClient(url, (client) =>
    client.query(`ALTER DATABASE pages_${name} SET max_parallel_workers_per_gather = 0`),
  );
  progress(`${plan.tasks} tasks written in ${fillMs} ms`);
  const ledger = openLedger({ url, clock: standing(LARGE_NOW) });
  const counted = performance.now();
  await countAll(ledger, 50_000);
  progress(`counted in ${Math.round(performance.now() - counted)} ms`);
  const ask = appOf(ledger);
  const cookies = new Map<Role, string>();
  return {
    fillMs,
    async get(as, path) {
      const cookie = cookies.get(as) ?? (await ask.signIn(ADDRESS[as]));
      cookies.set(as, cookie);
      const response = await ask.request(path, { headers: { cookie } });
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      return (await response.arrayBuffer()).byteLength;
    },
    async cpu() {
      const { user, system } = process.cpuUsage();
      const rows = await ledger.db.$queryRaw<{ pid: number }[]>`
        SELECT pid FROM pg_stat_activity WHERE datname = current_database()`;
      const ofBackends = rows.map(async ({ pid }) => [pid, await cpuOf(pid)] as const);
      return new Map([[0, (user + system) / 1_000], ...(await Promise.all(ofBackends))]);
    },
    close: () => ledger.close(),
  };
}

/** What was spent between two looks; a process that is new has spent all of its own. */
const spentSince = (before: Map<number, number>, after: Map<number, number>): number =>
  [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);

/** Processor time of a process so far, in ms. */
const cpuOf = async (pid: number): Promise<number> => {
  const text = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => 'NaN');
  return Number(text.split(' ')[0]) / 1e6;
};

const standing = (at: string) => ({ now: () => Promise.resolve(new Date(at)) });

/** The product's pages, and the way in. */
function appOf(ledger: Ledger) {
  const baseUrl = 'http://duban.bench';
  const mails: PromptMail[] = [];
  const sendMail = (mail: PromptMail) => Promise.resolve(void mails.push(mail));
  const log = pino({ level: 'error' });
  const app = benchApp({ ledger, baseUrl, sendMail, log, clientAddressHeader: 'x-client' });
  const request = async (path: string, init: RequestInit) => app.request(baseUrl + path, init);
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: baseUrl, 'x-client': '10.0.0.1', ...(cookie && { cookie }) },
    });
  return {
    request,
    async signIn(email: string): Promise<string> {
      const asked = await post('/sign-in', { email, to: '/' });
      // The mail leaves after the answer.
      await setImmediate();
      const code = /\b\d{8}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
      const entered = await post('/sign-in/code', { code, to: '/' }, cookiesOf(asked));
      if (entered.status !== 303) throw new Error(`sign-in of ${email}: ${entered.status}`);
      return cookiesOf(entered);
    },
  };
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
