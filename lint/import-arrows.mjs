import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { importsOf } from './imports-of.mjs';

const ROOT = path.join(import.meta.dirname, '..');

/**
 * The import arrows of the design: what each folder may import, `type:` for types only. A folder that
 * is not there (any more, or yet) is no part of the table. `docs/architecture.md` tells the same.
 */
const ARROWS = Object.fromEntries(
  Object.entries({
    domain: ['type:schemas'],
    schemas: ['domain'],
    prisma: [],
    ledger: ['domain', 'schemas', 'prisma'],
    documents: ['domain', 'ledger'],
    mail: ['domain', 'ledger'],
    activities: ['ledger', 'domain', 'documents'],
    workflows: ['domain', 'type:activities'],
    watch: ['ledger', 'domain', 'loop.ts'],
    server: [
      'ledger',
      'domain',
      'schemas',
      'documents',
      'watch',
      'config.ts',
      'stop-on-signals.ts',
    ],
    worker: [
      ...['workflows', 'activities', 'ledger', 'mail', 'watch'],
      ...['config.ts', 'stop-on-signals.ts', 'loop.ts'],
    ],
    seeds: ['ledger', 'domain', 'schemas', 'config.ts'],
  }).filter(([folder]) => existsSync(path.join(ROOT, folder))),
);

/** Packages a folder must not know; Node's own modules count, with `node:` or without. */
const BARRED = {
  domain: {
    packages: /^(?:@temporalio\/|@prisma\/|zod|pg$|nodemailer|hono)/,
    message: 'domain/ is pure: no I/O, no Temporal, no Prisma, no zod.',
  },
  workflows: {
    packages: /^(?:@temporalio\/(?!workflow|common)|@prisma\/|zod|pg$)/,
    message: 'workflow code runs in the sandbox: only @temporalio/workflow and domain/.',
  },
};

/** Rooms of server/ that belong to one role each; what roles share is in parts/ and web/. */
const ROLES = ['agency', 'commission', 'government', 'admin', 'sign-in'];

/** ESLint rule: the arrows between folders, and between the rooms of server/. */
export const importArrows = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{why}}' } },
  create(context) {
    const [folder, room] = placeOf(context.filename);
    const allowed = ARROWS[folder];
    if (!allowed) return {};
    return importsOf((node, source, isType) => {
      const why = source.startsWith('.')
        ? refusal(folder, room, path.resolve(path.dirname(context.filename), source), isType)
        : barred(folder, source);
      if (why) context.report({ node, messageId: 'refused', data: { why } });
    });

    function refusal(from, fromRoom, file, typeOnly) {
      const [to, toRoom] = placeOf(file);
      if (to !== from)
        return allowed.includes(to) || (typeOnly && allowed.includes(`type:${to}`))
          ? undefined
          : `${from}/ must not import from ${to} (docs/architecture.md, import arrows).`;
      const apart = from === 'server' && toRoom !== fromRoom && ROLES.includes(toRoom);
      return apart && [...ROLES, 'parts'].includes(fromRoom)
        ? `server/${fromRoom}/ must not import from server/${toRoom}/: what roles share is in server/parts/ and server/web/.`
        : undefined;
    }
  },
};

function barred(folder, name) {
  const bar = BARRED[folder];
  return bar && (isBuiltin(name) || bar.packages.test(name)) ? bar.message : undefined;
}

/** The folder of the house a file is in, and its room there. */
function placeOf(file) {
  return path.relative(ROOT, file).split(path.sep);
}
