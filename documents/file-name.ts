const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\\/:*?"<>|]/g;
const LONGEST = 80;

/**
 * A file name that every system takes: no separators, no marks that turn the direction of writing, and
 * nothing that makes it a hidden file or one of a device's.
 * @param ending without its dot.
 */
export function fileName(title: string, ending: string): string {
  const plain = title
    .replace(UNSAFE, ' ')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  const short = [...plain]
    .slice(0, LONGEST)
    .join('')
    .replace(/[. ]+$/, '');
  return `${short === '' ? 'duban' : short}.${ending}`;
}

/** The header that has a browser save the answer under this name (RFC 6266, RFC 8187). */
export function contentDisposition(name: string): string {
  const ending = /\.[a-z]+$/.exec(name)?.[0] ?? '';
  const ascii = /^[\x20-\x7e]+$/.test(name) ? name : `duban${ending}`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
