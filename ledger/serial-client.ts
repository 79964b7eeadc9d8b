import pg from 'pg';

/**
 * A client that sends one query after the other. Prisma loads the relations of a row side by side, also
 * on the one client of a transaction; `pg` queues that by itself today, complains of it, and will not
 * take it from its next version on.
 */
export class SerialClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    let last: Promise<unknown> = Promise.resolve();
    const inTurn = (...args: unknown[]): unknown => {
      // The pool's own queries have a callback, and a client to themselves.
      if (typeof args.at(-1) === 'function') return send(...args);
      const answer = last.then(() => send(...args));
      last = answer.catch(() => undefined);
      return answer;
    };
    this.query = inTurn as pg.Client['query'];
  }
}
