import type { LightColour } from '../../domain/light/reason.ts';
import type { Lang } from '../../domain/words/words.ts';
import type { Tone } from './document.ts';

// Old Outlook and the web mail of Chinese providers: tables, inline styles, named fonts, no images,
// no external resources. Colours keep a contrast of at least 4.5 : 1 on white.
const CHINESE = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Hiragino Sans GB',SimSun";
// English first in English mails: a Chinese font draws its quotation marks a character wide.
const FONTS: Record<Lang, string> = {
  'zh-CN': `${CHINESE},Arial,sans-serif`,
  en: `Arial,Helvetica,${CHINESE},sans-serif`,
};
const INK = '#1a1a1a';
const MUTED = '#5c5c5c';
const RULE = '#e2e2e2';

/** The colour of a section’s bar. */
export const bars: Record<Tone, string> = { red: '#b3261e', amber: '#b26a00', calm: '#1f4e8c' };
/** The colour of a light’s dot. */
export const dots: Record<LightColour, string> = {
  green: '#2e7d32',
  yellow: '#f5b400',
  red: '#b3261e',
  blue: '#1f4e8c',
};

/** The fonts of a mail, inherited by all of it. */
export const fontsOf = (lang: Lang) => `font-family:${FONTS[lang]}`;

/** Behind the card. */
export const page = '#f2f3f5';
/** The inline styles of a mail, by what they dress. */
export const style = {
  body: `margin:0;padding:0;background:${page};color:${INK}`,
  outer: `background:${page}`,
  card: `background:#ffffff;border:1px solid ${RULE};color:${INK}`,
  top: 'padding:22px 28px 0',
  about: `font-size:13px;line-height:20px;color:${MUTED}`,
  heading: 'margin:6px 0 0;font-size:20px;line-height:30px;font-weight:bold',
  greeting: 'padding:18px 28px 0;font-size:15px;line-height:26px',
  section: 'padding:22px 28px 0',
  sectionHeading: 'margin:0;padding:0 0 0 10px;font-size:17px;line-height:24px',
  paragraph: 'margin:10px 0 0;font-size:15px;line-height:26px',
  facts: `background:#f6f7f9;padding:10px 14px;font-size:14px;line-height:24px`,
  group: `padding:18px 0 4px;font-size:15px;line-height:24px;font-weight:bold`,
  row: `border-top:1px solid ${RULE};padding:12px 0`,
  label: 'font-weight:bold',
  text: 'font-size:15px;line-height:25px',
  meta: `font-size:13px;line-height:22px;color:${MUTED};padding-top:3px`,
  strong: `color:${INK}`,
  quote: `border-left:3px solid ${bars.amber};background:#fff8ec;padding:8px 14px;font-size:15px;line-height:25px`,
  link: 'color:#1f4e8c;text-decoration:underline',
  footer: `padding:16px 28px 22px;font-size:12px;line-height:20px;color:${MUTED}`,
  warning: `margin:0 0 6px;color:${bars.red};font-weight:bold;font-size:13px`,
  footerLine: 'margin:0 0 4px',
} as const;
