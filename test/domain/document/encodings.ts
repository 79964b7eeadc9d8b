/** Encodes text as GB18030 (characters of the basic plane), which Node can only decode. */
export function encodeGb18030(text: string): Uint8Array {
  return encode(text, gb18030);
}

/** As `encodeGb18030`, in Big5. */
export function encodeBig5(text: string): Uint8Array {
  return encode(text, big5);
}

type Codes = ReadonlyMap<string, readonly number[]>;

function encode(text: string, codes: () => Codes): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (character < '\u0080') return [character.charCodeAt(0)];
      const bytes = codes().get(character);
      if (!bytes) throw new Error(`no bytes for ${character}`);
      return bytes;
    }),
  );
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const big5 = once(() => codesOf('big5', twoBytes()));
/** All four-byte codes of the basic plane, then the two-byte ones, which go first where both exist. */
const gb18030 = once(() => {
  const codes: number[][] = [];
  for (const a of range(0x81, 0x84))
    for (const b of range(0x30, 0x39))
      for (const c of range(0x81, 0xfe))
        for (const d of range(0x30, 0x39)) codes.push([a, b, c, d]);
  return codesOf('gb18030', [...codes, ...twoBytes()]);
});

const twoBytes = (): number[][] =>
  range(0x81, 0xfe).flatMap((a) =>
    range(0x40, 0xfe)
      .filter((b) => b !== 0x7f)
      .map((b) => [a, b]),
  );

function codesOf(encoding: string, codes: ReadonlyArray<readonly number[]>): Codes {
  const decoder = new TextDecoder(encoding);
  const known = new Map<string, readonly number[]>();
  for (const code of codes) {
    const decoded = decoder.decode(Uint8Array.from(code));
    if (decoded.length === 1 && decoded !== '\ufffd') known.set(decoded, code);
  }
  return known;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
