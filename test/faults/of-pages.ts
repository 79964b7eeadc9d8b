import { setTimeout as pause } from 'node:timers/promises';
import { dueOnOf, reportIdOf } from '../../bench/contenders/mails.ts';
import { freePort } from '../../local/binaries/port.ts';
import { signIn, type Officer } from './harness/desk-of-an-agency.ts';
import type { Fault } from './harness/fault.ts';
import { FILINGS } from './harness/filings.ts';
import type { Scene } from './harness/scene.ts';
import type { ProductProcess } from './harness/worker-process.ts';
import { UNDER_WAY } from './of-workers.ts';

/** Filings at once, as of people who do not wait for one another. */
const AT_ONCE = 8;

/** The pages of a scene, and who files there. */
interface Desk {
  pages: ProductProcess;
  restart(): Promise<void>;
  officer: Officer;
  /** What the pages have answered, by the number of the report and the text. */
  receipts: Map<string, boolean | null>;
}

const desks = new WeakMap<Scene, Desk>();

async function openDesk(scene: Scene): Promise<void> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const start = () => scene.startPages(base, port);
  const pages = await start();
  const desk: Desk = {
    pages,
    officer: await signIn(base, scene.mails),
    receipts: new Map(),
    async restart() {
      desk.pages = await start();
    },
  };
  desks.set(scene, desk);
}

/** Has that many reports filed, each by as many posts at once as it has texts. */
async function fileAll(scene: Scene, textsOf: (index: number) => string[]): Promise<void> {
  const { officer, receipts } = desks.get(scene)!;
  const queue = Array.from({ length: FILINGS }, (_, i) => scene.n + i);
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const index = next;
      await Promise.all(
        textsOf(index).map(async (text, tab) => {
          receipts.set(`${index}/${tab}`, await officer.file(index, text));
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const textOf = (index: number, tab = 0) =>
  `灌区改造完成投资2.${index}亿元，项目全部开工，第${tab + 1}稿，年底前完成节水改造。`;

/** What of the filings was lost, and what was taken twice. */
async function filings(scene: Scene): Promise<{ lost: number; twice: number; failed: string[] }> {
  const { receipts } = desks.get(scene)!;
  const dueOn = dueOnOf(new Date());
  let [lost, twice, unfiled] = [0, 0, 0];
  for (let index = scene.n; index < scene.n + FILINGS; index++) {
    const revisions = await scene.ledger.db.submission.count({
      where: { reportId: reportIdOf(index, dueOn) },
    });
    const has = [...receipts].some(([key, is]) => is === true && key.startsWith(`${index}/`));
    if (has && revisions === 0) lost += 1;
    else if (revisions === 0) unfiled += 1;
    twice += Math.max(0, revisions - 1);
  }
  const failed = unfiled > 0 ? [`${unfiled} could not be filed in the end`] : [];
  return { lost, twice, failed };
}

/** What befalls people who file through the pages. */
export const PAGES_FAULTS: Fault[] = [
  {
    name: 'pages-killed-during-filing',
    what: 'kill -9 of the pages while reports are filed; who got no answer files again',
    isTold: true,
    alarm: 'pages_gone',
    hasPages: true,
    prepare: openDesk,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      const desk = desks.get(scene)!;
      const filing = fileAll(scene, (index) => [textOf(index)]);
      while ([...desk.receipts.values()].filter(Boolean).length < FILINGS / 4) await pause(5);
      await desk.pages.kill();
      await filing;
    },
    async heal(scene) {
      const desk = desks.get(scene)!;
      await desk.restart();
      for (const [key, is] of [...desk.receipts])
        if (is !== true) await desk.officer.file(Number(key.split('/')[0]), textOf(0, 1));
    },
    alsoSeen: filings,
  },
  {
    name: 'double-click',
    what: 'every form is sent twice at once',
    isTold: false,
    prepare: openDesk,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      await fileAll(scene, (index) => [textOf(index), textOf(index)]);
    },
    heal: async () => undefined,
    alsoSeen: filings,
  },
  {
    name: 'two-tabs',
    what: 'two tabs with the same form send different texts',
    isTold: false,
    prepare: openDesk,
    async strike(scene) {
      await scene.untilTaken(UNDER_WAY);
      await fileAll(scene, (index) => [textOf(index, 0), textOf(index, 1)]);
    },
    heal: async () => undefined,
    alsoSeen: filings,
  },
];
