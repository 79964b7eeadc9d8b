import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a device may do otherwise than it should. */
export interface Otherwise {
  origin?: string;
  /** It did not check who uses it. */
  unverified?: boolean;
  /** Named as the user it is of, base64url. */
  userHandle?: string;
  counter?: number;
}

const b64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64url');
const bytes = (length: number) => [0x58, length];
const text = (value: string) => [0x60 + value.length, ...Buffer.from(value)];

/** A device that keeps one passkey (ES256), for a site at `origin`: it answers what a page asks, as a browser's script does. */
export class Authenticator {
  readonly id = randomBytes(16);
  readonly #origin: string;
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #userHandle = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Makes the passkey, as the page asks. */
  make(html: string, otherwise: Otherwise = {}): string {
    const options = questionIn(html) as { challenge: string; user: { id: string } };
    this.#userHandle = options.user.id;
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const cose = [
      ...[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, ...bytes(32)],
      ...[...Buffer.from(x, 'base64url'), 0x22, ...bytes(32), ...Buffer.from(y, 'base64url')],
    ];
    const authData = Buffer.concat([
      this.#authData(0x40, otherwise),
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      Buffer.from(cose),
    ]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3, ...text('fmt'), ...text('none'), ...text('attStmt'), 0xa0]),
      Buffer.from([...text('authData'), ...bytes(authData.length)]),
      authData,
    ]);
    return this.#answer({
      clientDataJSON: this.#client('webauthn.create', options.challenge, otherwise),
      attestationObject: b64(attestation),
      transports: ['internal'],
    });
  }

  /** Uses it, as the page asks. */
  use(html: string, otherwise: Otherwise = {}): string {
    const { challenge } = questionIn(html) as { challenge: string };
    const authData = this.#authData(0, otherwise);
    const clientDataJSON = this.#client('webauthn.get', challenge, otherwise);
    const client = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    return this.#answer({
      ...{ clientDataJSON, authenticatorData: b64(authData) },
      signature: b64(sign('sha256', Buffer.concat([authData, client]), this.#keys.privateKey)),
      userHandle: otherwise.userHandle ?? this.#userHandle,
    });
  }

  #answer(response: object): string {
    const id = b64(this.id);
    return JSON.stringify({
      id,
      rawId: id,
      type: 'public-key',
      response,
      clientExtensionResults: {},
    });
  }

  #authData(flags: number, { unverified, counter = 0 }: Otherwise): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const site = createHash('sha256').update(new URL(this.#origin).hostname).digest();
    return Buffer.concat([site, Buffer.from([flags | (unverified ? 0x01 : 0x05)]), count]);
  }

  #client(type: string, challenge: string, { origin = this.#origin }: Otherwise): string {
    return b64(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }
}

/** What a page asks of passkeys; or the question itself, where a script fetches it. */
function questionIn(html: string): unknown {
  if (html.startsWith('{')) return JSON.parse(html);
  const [, asked] = /data-passkey-options="([^"]*)"/.exec(html) ?? [];
  if (asked === undefined) throw new Error('the page asks for no passkey');
  return JSON.parse(asked.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
}
