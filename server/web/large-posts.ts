import { clientAddress } from './client-address.ts';
import type { AppMiddleware } from './deps.ts';
import { tooManyLargePage } from './errors.tsx';

/** What is longer takes time to read apart; a form of a page is far shorter. */
const LARGE_BYTES = 1024 * 1024;
/** At once, from one source and from all: a whole office may sit behind one. */
const AT_ONCE = { source: 6, all: 24 };
/** Seconds after which a refused one may come again. */
const AGAIN_S = 5;

/**
 * Takes so many long requests at once: each costs time in which nobody else's page is drawn. What comes on top is
 * refused before it is read, in words, and nothing of it is kept; a script that sends parts comes again.
 */
export function boundLargePosts(): AppMiddleware {
  const bySource = new Map<string, number>();
  let all = 0;
  return async (c, next) => {
    // In pieces it may be as long as anything.
    const isLong =
      c.req.header('transfer-encoding') !== undefined ||
      Number(c.req.header('content-length') ?? 0) > LARGE_BYTES;
    if (!isLong) return next();
    const address = clientAddress(c);
    const its = bySource.get(address) ?? 0;
    if (its >= AT_ONCE.source || all >= AT_ONCE.all) {
      c.header('Retry-After', String(AGAIN_S));
      return tooManyLargePage(c);
    }
    all += 1;
    bySource.set(address, its + 1);
    try {
      await next();
    } finally {
      all -= 1;
      const left = (bySource.get(address) ?? 1) - 1;
      if (left > 0) bySource.set(address, left);
      else bySource.delete(address);
    }
  };
}
