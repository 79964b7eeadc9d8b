import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../harness/child.ts';
import { dueOnOf, recipientOf, reportIdOf } from '../contenders/mails.ts';

/** Somebody who files reports through the pages, as a browser without scripts does. */
export class Filer {
  readonly #base: string;
  readonly #cookies = new Map<string, string>();
  #next: number;

  private constructor(base: string, next: number) {
    this.#base = base;
    this.#next = next;
  }

  /** @param from the number of the first report that is theirs to file. */
  static async signedIn(pages: Child, from: number): Promise<Filer> {
    const filer = new Filer(await pages.ask<string>('base'), from);
    await filer.#post('/sign-in', { email: recipientOf(0).address, to: '/' });
    const code = await pages.ask<string>('code');
    const entered = await filer.#post('/sign-in/code', { code, to: '/my' });
    if (entered.status !== 303) throw new Error(`signing in was answered with ${entered.status}`);
    return filer;
  }

  /**
   * Files that many reports, a new one every so often whether the last was answered or not.
   * @returns how long each took from the moment it was meant to begin, in ms.
   */
  async file(count: number, perSecond: number, isOver = () => false): Promise<number[]> {
    const underway: Promise<number>[] = [];
    const start = performance.now();
    for (let i = 0; i < count; i++) {
      const due = start + (i * 1000) / perSecond;
      await pause(Math.max(0, due - performance.now()));
      if (isOver()) break;
      underway.push(this.#fileOne(due));
    }
    return Promise.all(underway);
  }

  async #fileOne(due: number): Promise<number> {
    const id = reportIdOf(this.#next++, dueOnOf(new Date()));
    const { status } = await this.#post(`/reports/${id}`, {
      progress: '灌区改造完成投资2.1亿元，项目全部开工，年底前完成节水改造。',
      basedOn: '0',
      insist: 'file',
    });
    if (status !== 303) throw new Error(`filing ${id} was answered with ${status}`);
    return performance.now() - due;
  }

  async #post(path: string, fields: Record<string, string>): Promise<Response> {
    const answer = await fetch(`${this.#base}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
      headers: {
        origin: this.#base,
        cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '),
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    await answer.arrayBuffer();
    return answer;
  }
}
