import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LARGEST_ATTACHMENT } from '../../../domain/attachments/limits.ts';
import type { AppContext, AppEnv } from '../../web/deps.ts';
import { forbiddenPage, tooLargePage } from '../../web/errors.tsx';
import { requireUser } from '../../web/session.ts';
import { removeOne, showAttached, takeFiles, takePart, type OpenRoom } from './receive.tsx';
import type { FindRoom } from './room.ts';
import { sendAttachment } from './send.ts';

/**
 * The routes of the attachments of one kind of thing.
 * @param path the address of such a thing as a route has it, without its last slash: `/reports/:id`.
 * @param find the room of a request.
 */
export function attachmentRoutes(path: string, find: FindRoom): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const base = `${path}/attachments`;
  const changing =
    (act: (c: AppContext, room: OpenRoom) => Promise<Response>) => async (c: AppContext) => {
      const room = await find(c);
      if (room instanceof Response) return room;
      const { hold } = room;
      return hold ? act(c, { ...room, hold }) : forbiddenPage(c);
    };
  app.get(`${base}/list`, requireUser(), changing(showAttached));
  // Where a page that answered a form is asked for again by its address, as it was written: decoded it may hold line breaks.
  for (const posted of [base, `${base}/remove`])
    app.get(posted, requireUser(), (c) =>
      c.redirect(new URL(c.req.url).pathname.replace(/\/attachments(?:\/remove)?$/, ''), 303),
    );
  app.put(`${base}/parts`, requireUser(), changing(takePart));
  app.post(base, requireUser(), changing(takeFiles));
  app.post(`${base}/remove`, requireUser(), changing(removeOne));
  app.get(`${base}/:attachment/:how{save|view}`, requireUser(), async (c) => {
    const room = await find(c);
    if (room instanceof Response) return room;
    return sendAttachment(c, room.visible, c.req.param('attachment'), c.req.param('how'));
  });
  return app;
}

/** Two files of the largest size and a long form, at once; a script sends files part by part. */
const MOST_BYTES = 3 * LARGEST_ATTACHMENT;

/** Whether a request brings the files of a form, which may be longer than any other. */
export const bringsFiles = (c: AppContext): boolean =>
  c.req.method === 'POST' && /\/attachments$/.test(c.req.path);

/** The limit of such a request. */
export const filesLimit = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => tooLargePage(c) });
