import type { BodyData } from 'hono/utils/body';

/** The texts that a form sent under a name, of which there may be several (ticked boxes). */
export function textsIn(form: BodyData<{ all: true }>, name: string): string[] {
  return [form[name] ?? []]
    .flat()
    .flatMap((value) => (typeof value === 'string' ? [clean(value)] : []));
}

/** The one text that a form sent under a name; empty if there is none. */
export const textIn = (form: BodyData<{ all: true }>, name: string): string =>
  textsIn(form, name)[0] ?? '';

/** A form counts a line's end as one character, and sends it as two; PostgreSQL holds no NUL. */
const clean = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\0', '');
