import { refuseBySize } from '../../../domain/attachments/decide.ts';
import { safeName } from '../../../domain/attachments/name.ts';
import type { Refusal } from '../../../domain/report/refusal.ts';
import { readAttachment } from '../../../documents/read-attachment.ts';
import { attach, detach, type HoldOwner } from '../../../ledger/attachments/attach.ts';
import { attachmentsOf } from '../../../ledger/attachments/attachments.ts';
import { endUpload, receivePart, type Upload } from '../../../ledger/attachments/uploads.ts';
import type { AppContext } from '../../web/deps.ts';
import { actorOf, userOf } from '../../web/session.ts';
import { refusalText } from '../refusals.ts';
import { instantText } from '../text.tsx';
import { partsWordsOf } from '../words.ts';
import { Attached } from './list.tsx';
import { FILE_FIELD, type AttachmentRoom, type Uploaded } from './room.ts';

/** A room whose attachments whoever asks may change. */
export type OpenRoom = AttachmentRoom & { hold: HoldOwner };

/**
 * PUT …/attachments/parts?name=&size=&crc=&at=: a part of a file, its bytes as they are. Answers how far
 * the file is, in bytes, where the next part begins; or that it is attached; or why it is not, in words.
 */
export async function takePart(c: AppContext, room: OpenRoom): Promise<Response> {
  const { ledger } = c.get('deps');
  const number = (name: string) => {
    const value = Number(c.req.query(name));
    return Number.isSafeInteger(value) && value >= 0 ? value : -1;
  };
  const [size, crc, at] = [number('size'), number('crc'), number('at')];
  const name = (c.req.query('name') ?? '').slice(0, 5_000);
  if (size < 0 || crc < 0 || at < 0) return c.json({}, 400);
  const bySize = refuseBySize(name, size);
  if (bySize) return refusedJson(c, bySize.refusal);
  const actor = actorOf(userOf(c));
  const { owner, hold } = room;
  if (at === 0) {
    const may = await hold(ledger, owner.id, actor, () =>
      Promise.resolve({ ok: true, value: null }),
    );
    if (!may.ok) return refusedJson(c, may.refusal);
  }
  const upload: Upload = { owner, userId: userOf(c).id, name, size, crc };
  const part = new Uint8Array(await c.req.arrayBuffer());
  const outcome = await receivePart(ledger, upload, at, part);
  if (!outcome.ok) return refusedJson(c, outcome.refusal);
  const { received, bytes } = outcome.value;
  if (!bytes) return c.json({ received });
  const { as } = await take(c, room, name, bytes);
  await endUpload(ledger, upload);
  return typeof as === 'string' ? c.json({ received, attached: as }) : refusedJson(c, as);
}

function refusedJson(c: AppContext, refusal: Refusal) {
  const { refusals } = partsWordsOf(c.get('lang'));
  return c.json(
    refusalText(refusals, refusal, (at) => instantText(c, at, c.get('zone'))),
    422,
  );
}

/** POST …/attachments: the files of a form, sent with all else that stands in it. */
export async function takeFiles(c: AppContext, room: OpenRoom): Promise<Response> {
  const sent = await c.req.parseBody({ all: true });
  const files = [sent[FILE_FIELD] ?? []]
    .flat()
    .filter((each): each is File => each instanceof File && (each.name !== '' || each.size > 0));
  const uploaded: Uploaded[] = [];
  // One after the other: each is looked at whole.
  for (const file of files) {
    const tooLarge = refuseBySize(file.name, file.size);
    uploaded.push(
      tooLarge
        ? { name: safeName(file.name), as: tooLarge.refusal }
        : await take(c, room, file.name, new Uint8Array(await file.arrayBuffer())),
    );
  }
  if (files.length === 0) uploaded.push({ name: '', as: { code: 'attachment_none' } });
  return room.again(sent, uploaded);
}

/** Looks at a file by its content, and attaches it. */
async function take(
  c: AppContext,
  { owner, hold }: OpenRoom,
  given: string,
  bytes: Uint8Array,
): Promise<Uploaded> {
  const checked = await readAttachment(given, bytes);
  if (!checked.ok) return { name: safeName(given), as: checked.refusal };
  const { name } = checked.value;
  const { ledger } = c.get('deps');
  const outcome = await attach(ledger, hold, owner, checked.value, actorOf(userOf(c)));
  if (!outcome.ok) return { name, as: outcome.refusal };
  return { name, as: outcome.value.isNew ? 'new' : 'same' };
}

/** POST …/attachments/remove: takes one off the list, and shows the form again with what stood in it. */
export async function removeOne(c: AppContext, room: OpenRoom): Promise<Response> {
  const sent = await c.req.parseBody({ all: true });
  const { ledger } = c.get('deps');
  const id = typeof sent['remove'] === 'string' ? sent['remove'] : '';
  const outcome = await detach(ledger, room.hold, room.owner, id, actorOf(userOf(c)));
  const told: Uploaded = outcome.ok
    ? { name: outcome.value.name, as: 'removed' }
    : { name: '', as: outcome.refusal };
  return room.again(sent, [told]);
}

/** GET …/attachments: what is attached now, for the script that has uploaded something. */
export async function showAttached(c: AppContext, { owner, base }: OpenRoom): Promise<Response> {
  const attachments = await attachmentsOf(c.get('deps').ledger.db, owner);
  return c.html(<Attached c={c} attachments={attachments} base={base} zone={c.get('zone')} />);
}
