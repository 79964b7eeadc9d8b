import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

const { Payload: Message } = proto.temporal.api.common.v1;
const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const [KEY_BYTES, IV_BYTES, TAG_BYTES] = [32, 12, 16];

/** A key file that cannot be used; the message says what was expected, and holds nothing of the keys. */
export class BadKeys extends Error {
  override name = 'BadKeys';
}

/**
 * Seals what workflows and activities say to each other, before it leaves the process: AES-256-GCM, as in
 * Temporal's own samples. Payloads that were not sealed are read as they are, so that it may be turned on while
 * workflows run. The first key seals; all of them open, so that one can follow another.
 */
export function sealedPayloads(keys: readonly Buffer[]): PayloadCodec {
  const [first] = keys;
  if (!first || keys.some(({ length }) => length !== KEY_BYTES))
    throw new BadKeys(`expected keys of ${KEY_BYTES} bytes`);
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  const id = Buffer.from(idOf(first));
  return {
    encode: (payloads) =>
      Promise.resolve(
        payloads.map((payload) => ({
          metadata: { encoding: Buffer.from(ENCODING), [KEY_ID]: id },
          data: seal(first, Message.encode(payload).finish()),
        })),
      ),
    decode: (payloads) => Promise.resolve(payloads.map((payload) => opened(payload, byId))),
  };
}

/** The keys of a file: one in a line, 32 bytes as base64 or hexadecimal digits, the newest first. @throws BadKeys */
export function payloadKeys(file: string): Buffer[] {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const keys = lines.map((line) =>
    Buffer.from(line, /^[0-9a-f]{64}$/i.test(line) ? 'hex' : 'base64'),
  );
  if (keys.length === 0 || keys.some(({ length }) => length !== KEY_BYTES))
    throw new BadKeys(`${file}: expected a key of ${KEY_BYTES} bytes in each line, as base64`);
  return keys;
}

const idOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

function seal(key: Buffer, bytes: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

function opened(payload: Payload, keys: ReadonlyMap<string, Buffer>): Payload {
  const { metadata, data } = payload;
  if (textOf(metadata?.['encoding']) !== ENCODING || !data) return payload;
  const id = textOf(metadata?.[KEY_ID]);
  const key = keys.get(id);
  if (!key) throw new BadKeys(`no key ${id} is in the file of keys`);
  const bytes = Buffer.from(data);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const sealed = bytes.subarray(IV_BYTES + TAG_BYTES);
  return Message.decode(Buffer.concat([decipher.update(sealed), decipher.final()]));
}

const textOf = (bytes: Uint8Array | null | undefined): string =>
  Buffer.from(bytes ?? []).toString();
