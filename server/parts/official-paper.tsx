import type { OfficialText } from '../../domain/letters/official-text.ts';

const HEADING = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/;

/** A letter or circular as it reads on paper; official documents stand in Chinese. */
export function OfficialPaper({ text }: { text: OfficialText }) {
  return (
    <article class="official" lang="zh-CN">
      <h3>{text.title}</h3>
      <p class="official-number">{text.number}</p>
      <p>{text.addressee}</p>
      {text.paragraphs.map((paragraph) => (
        <p class={HEADING.test(paragraph) ? 'indent fw-bold' : 'indent'}>{paragraph}</p>
      ))}
      <p class="official-sign">
        {text.signature}
        <br />
        {text.date}
      </p>
    </article>
  );
}
