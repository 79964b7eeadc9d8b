import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dueOnOf, recipientOf, reportIdOf } from '../../../bench/contenders/mails.ts';
import { stageReminders } from '../../../bench/contenders/duban-world.ts';
import type { Actor } from '../../../domain/report/actor.ts';
import { file } from '../../../ledger/commands/report-commands.ts';
import { openLedger, type Ledger } from '../../../ledger/ledger.ts';
import { freePort } from '../../../local/binaries/port.ts';
import { formOf } from '../../support/forms.ts';
import type { MailServer } from './mail-server.ts';
import type { BreakablePostgres } from './postgres.ts';
import type { BreakableTemporal } from './temporal.ts';
import type { Webhook } from './webhook.ts';
import { startProduct, type ProductProcess } from './worker-process.ts';

/** What a scene stands on. */
export interface Grounds {
  n: number;
  postgres: BreakablePostgres;
  temporal: BreakableTemporal;
  mails: MailServer;
  webhook: Webhook;
  /** The scene's own database. */
  url: string;
  /** For logs. */
  folder: string;
  say: (line: string) => void;
}

/** Of the pages' sessions. */
const SECRET = 'b7Qx2LmV9sTf4KpZ8wRj5NcY1hGd6EaU';
/** How long mails are waited for, in ms, before a strike gives up. */
const PATIENCE_MS = 90_000;
const LOOK_MS = 10;

/** A herd of reminders and whoever sends them. */
export class Scene {
  readonly n: number;
  readonly postgres: BreakablePostgres;
  readonly temporal: BreakableTemporal;
  readonly mails: MailServer;
  readonly webhook: Webhook;
  /** In ms of the steady clock. */
  readonly began = performance.now();
  url: string;
  readonly folder: string;
  readonly say: (line: string) => void;
  ledger: Ledger;
  readonly workers: ProductProcess[] = [];
  /** When reports were filed, by the mail's row; epoch ms. */
  readonly filed = new Map<string, number>();
  /** The instant of the herd; set when it is staged. */
  at = new Date();
  /** The environment of its workers. */
  env: Record<string, string> = {};
  /** What is loaded before a worker; see startProduct. */
  preload: string | undefined;
  /** What a fault leaves for its healing, and what has to be taken away in the end. */
  readonly undo: (() => Promise<unknown>)[] = [];

  constructor(grounds: Grounds) {
    ({
      n: this.n,
      postgres: this.postgres,
      temporal: this.temporal,
      mails: this.mails,
      webhook: this.webhook,
      url: this.url,
      folder: this.folder,
      say: this.say,
    } = grounds);
    this.ledger = openLedger({ url: this.url, connections: 4 });
  }

  /** What any part of the product is started with here. */
  settings(): Record<string, string> {
    return {
      ...{ DATABASE_URL: this.url, SMTP_URL: this.mails.url, DUBAN_LOG: 'info' },
      ...{ TEMPORAL_ADDRESS: this.temporal.address, DUBAN_BASE_URL: 'http://localhost:3000' },
      ...{ DUBAN_OPERATOR_WEBHOOK: this.webhook.url, DUBAN_OPERATOR_WEBHOOK_INNER: 'true' },
      ...this.env,
    };
  }

  /** Starts a worker as it is deployed, and waits until it polls. */
  async startWorker(): Promise<ProductProcess> {
    await mkdir(this.folder, { recursive: true });
    const worker = await startProduct(
      'worker',
      this.settings(),
      join(this.folder, `worker-${this.workers.length + 1}.log`),
      this.preload,
    );
    this.workers.push(worker);
    return worker;
  }

  /** Starts the pages. @param base where people find them; left out: nobody looks at them. */
  async startPages(base = 'http://localhost:3000', port?: number): Promise<ProductProcess> {
    await mkdir(this.folder, { recursive: true });
    const pages = await startProduct(
      'server',
      {
        ...this.settings(),
        ...{ DUBAN_PORT: String(port ?? (await freePort())), DUBAN_BASE_URL: base },
        DUBAN_SECRET: SECRET,
      },
      join(this.folder, 'server.log'),
    );
    this.undo.push(() => pages.kill());
    return pages;
  }

  /** The worker that was started last. */
  worker(): ProductProcess {
    return this.workers.at(-1)!;
  }

  /** Stages the herd's mails, all due at one instant. @param isSilent nobody is rung. */
  async stage(at: Date, { isSilent = false } = {}): Promise<void> {
    const { n } = this;
    await stageReminders(this.ledger, { from: 0, count: n, at, recipients: n, isSilent });
  }

  /** From now on the database is where this port of this machine leads. */
  async reachDatabaseAt(port: number): Promise<void> {
    const url = new URL(this.url);
    url.port = String(port);
    this.url = url.href;
    await this.ledger.close();
    this.ledger = openLedger({ url: this.url, connections: 4 });
  }

  /** Until a share of the herd has been taken by the mail server. */
  async untilTaken(share: number): Promise<void> {
    const wanted = Math.max(1, Math.floor(this.n * share));
    const giveUp = performance.now() + PATIENCE_MS;
    while (this.mails.arrivals.length < wanted) {
      if (performance.now() > giveUp)
        throw new Error(`only ${this.mails.arrivals.length} of ${wanted} mails came to begin with`);
      await pause(LOOK_MS);
    }
  }

  /** Until nothing has come, and nothing was written of mails, for so long. */
  async untilStill(ms: number): Promise<void> {
    for (let last = ''; ;) {
      const states = await this.states();
      const seen = JSON.stringify([this.mails.arrivals.length, [...states].sort()]);
      if (seen === last) return;
      last = seen;
      await pause(ms);
    }
  }

  /** How many mails of the herd are in each state. */
  async states(): Promise<Map<string, number>> {
    const rows = await this.ledger.db.$queryRaw<{ state: string; count: number }[]>`
      SELECT state::text, count(*)::int AS count FROM mail WHERE due_at = ${this.at} GROUP BY 1`;
    return new Map(rows.map(({ state, count }) => [state, count]));
  }

  /** Files reports of the herd by the ledger's own command; what the database does not take is not filed. */
  async file(from: number, count: number): Promise<void> {
    const dueOn = dueOnOf(this.at);
    for (let index = from; index < from + count; index++) {
      const { agencyId, name, contactId } = recipientOf(index);
      const report = reportIdOf(index, dueOn);
      const actor: Actor = { kind: 'agency', agencyId, name };
      const done = await file(this.ledger, report, formOf(), actor).catch(() => null);
      if (done?.ok) this.filed.set(`${report}/${contactId}`, Date.now());
    }
  }
}
