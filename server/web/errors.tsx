import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import type { Explanation } from './catalog.ts';
import type { AppContext } from './deps.ts';
import { Page } from './page.tsx';

/** A page that says why there is nothing to see; `more` stands below, as the number of a fault does. */
export function errorPage(
  c: AppContext,
  { title, text }: Explanation,
  status: ContentfulStatusCode,
  more?: string,
) {
  const { errors } = c.get('words');
  return c.html(
    <Page c={c} title={title}>
      <section class="card notice">
        <p>{text}</p>
        {more !== undefined && <p class="notice-number">{more}</p>}
        <p>
          <a class="btn btn-primary" href="/">
            {errors.home}
          </a>
        </p>
      </section>
    </Page>,
    status,
  );
}

/** There is no such page or report. */
export const notFoundPage = (c: AppContext) => errorPage(c, c.get('words').errors.notFound, 404);

/** It is there, but not for this user. */
export const forbiddenPage = (c: AppContext) => errorPage(c, c.get('words').errors.forbidden, 403);

/** The request did not come from a page of the product. */
export const crossOriginPage = (c: AppContext) =>
  errorPage(c, c.get('words').errors.crossOrigin, 403);

/** More bytes than a form may have. */
export const tooLargePage = (c: AppContext) => errorPage(c, c.get('words').errors.tooLarge, 413);

/** What a log may hold of a mail that was not sent: codes, and no address. */
export const mailFault = (error: unknown): { code: unknown; responseCode: unknown } => {
  const { code, responseCode } = Object(error) as { code?: unknown; responseCode?: unknown };
  return { code, responseCode };
};

/** So many long requests are under way that one more would keep everybody waiting. */
export const tooManyLargePage = (c: AppContext) =>
  errorPage(c, c.get('words').errors.tooManyLarge, 503);

/** More requests within a minute than anybody reads. */
export const tooManyPage = (c: AppContext) => errorPage(c, c.get('words').errors.tooMany, 429);

/** The bytes of a form that cannot be taken apart: without its boundary, or broken. */
export const badFormPage = (c: AppContext) => errorPage(c, c.get('words').errors.badForm, 400);

/** What was not foreseen: logged under a number that the page shows. */
export const faultPage = (log: Logger) => (error: Error, c: AppContext) => {
  const known = error instanceof HTTPException ? error.status : 500;
  const id = c.get('requestId') ?? 'none';
  const { method, path } = c.req;
  if (known >= 500 && !isBadForm(c, error))
    log.error({ err: error, requestId: id, method, path }, 'request failed');
  // Without the database there may be neither words nor user: say it plainly.
  if (!c.get('words') || c.get('now') === undefined)
    return c.text(`系统出错，错误编号 ${id}\nSomething went wrong, error number ${id}\n`, 500);
  const { errors } = c.get('words');
  if (isBadForm(c, error)) return badFormPage(c);
  if (known < 500) return errorPage(c, errors.notFound, known as ContentfulStatusCode);
  return errorPage(c, errors.fault, 500, errors.faultNumber(id));
};

/** Thrown by what takes a form apart: a TypeError that names what it read. */
const isBadForm = (c: AppContext, error: Error): boolean =>
  c.req.method !== 'GET' &&
  error.name === 'TypeError' &&
  /form-?data|multipart|boundary/i.test(error.message);
