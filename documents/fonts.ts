/** A font as the file names it, and what a machine that lacks it is to take, the nearest first. */
interface NamedFont {
  name: string;
  instead: readonly string[];
}

/** The fonts that GB/T 9704-2012 names. */
const FONTS = {
  /** 小标宋: the head and the title. */
  title: { name: '方正小标宋简体', instead: ['FZXiaoBiaoSong-B05S', '华文中宋', '宋体', 'SimSun'] },
  /** 仿宋: the body. */
  body: { name: '仿宋_GB2312', instead: ['仿宋', 'FangSong', '华文仿宋'] },
  /** 黑体: the first level. */
  first: { name: '黑体', instead: ['SimHei', '华文黑体'] },
  /** 楷体: the second level. */
  second: { name: '楷体_GB2312', instead: ['楷体', 'KaiTi', '华文楷体'] },
  /** 宋体: page numbers. */
  number: { name: '宋体', instead: ['SimSun', '华文宋体'] },
} as const satisfies Record<string, NamedFont>;

/** What a text is set in. */
export type Face = keyof typeof FONTS;

/** Letters and digits between Chinese characters. */
const LATIN = 'Times New Roman';

/** The fonts of a run, per script; marks that both scripts know (“”, ……) are set as Chinese. */
export function fontOf(face: Face) {
  const { name } = FONTS[face];
  const latin = face === 'number' ? name : LATIN;
  return { eastAsia: name, ascii: latin, hAnsi: latin, cs: latin, hint: 'eastAsia' };
}

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The font table, in which word processors look for what to take instead of a font they lack. */
export function fontTable(): string {
  const fonts = Object.values(FONTS).map(
    ({ name, instead }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/>` +
      '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>',
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${NAMESPACE}">${fonts.join('')}</w:fonts>`;
}
