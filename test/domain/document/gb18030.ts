/** Encodes text as GB18030 (characters of the basic plane), which Node can only decode. */
export function encodeGb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => bytesOf(character)));
}

const ENCODED = new Map<string, readonly number[]>();

function bytesOf(character: string): readonly number[] {
  if (character < '\u0080') return [character.charCodeAt(0)];
  if (ENCODED.size === 0) fill();
  const bytes = ENCODED.get(character);
  if (!bytes) throw new Error(`no GB18030 bytes for ${character}`);
  return bytes;
}

/** All four-byte codes of the basic plane, then the two-byte ones, which go first where both exist. */
function fill(): void {
  const codes: number[][] = [];
  for (const a of range(0x81, 0x84))
    for (const b of range(0x30, 0x39))
      for (const c of range(0x81, 0xfe))
        for (const d of range(0x30, 0x39)) codes.push([a, b, c, d]);
  for (const a of range(0x81, 0xfe))
    for (const b of range(0x40, 0xfe)) if (b !== 0x7f) codes.push([a, b]);
  const decoder = new TextDecoder('gb18030');
  for (const code of codes) {
    const decoded = decoder.decode(Uint8Array.from(code));
    if (decoded.length === 1 && decoded !== '\ufffd') ENCODED.set(decoded, code);
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
