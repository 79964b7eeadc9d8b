import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quoted, titled } from '../../../domain/letters/quotation.ts';

describe('a title', () => {
  test.each([
    ['某规划', '《某规划》'],
    ['贯彻落实国家《某规划》分工方案', '《贯彻落实国家〈某规划〉分工方案》'],
    ['关于印发〈某规划〉的通知', '《关于印发〈某规划〉的通知》'],
    ['印发《贯彻〈某规划〉方案》的通知', '《印发〈贯彻《某规划》方案〉的通知》'],
    ['《一》和《二》', '《〈一〉和〈二〉》'],
    // Quotation marks count apart from title marks.
    ['东北振兴“十二五”规划', '《东北振兴“十二五”规划》'],
    ['贯彻《东北振兴“十二五”规划》方案', '《贯彻〈东北振兴“十二五”规划〉方案》'],
    ['贯彻《某规', '《贯彻〈某规〉》'],
  ])('%s is written %s', (title, written) => expect(titled(title)).toBe(written));
});

describe('a quotation', () => {
  test.each([
    ['每年年底前报送', '“每年年底前报送”'],
    ['落实“十二五”规划', '“落实‘十二五’规划”'],
    ['落实‘十二五’规划', '“落实‘十二五’规划”'],
    ['他说“所谓‘双高’是指”', '“他说‘所谓“双高”是指’”'],
    ['对照《某规划》“重点”', '“对照《某规划》‘重点’”'],
    ['对照《印发〈某规划〉的通知》', '“对照《印发〈某规划〉的通知》”'],
    ['推进“十二……', '“推进‘十二……’”'],
    ['对照《某“双高……', '“对照《某‘双高……’》”'],
    ['“一‘二”三', '“‘一“二”’三”'],
    // Neither closes what was opened.
    ['“it’s”', '“‘it’s’”'],
    ['一》二”三', '“一》二”三”'],
  ])('%s is written %s', (text, written) => expect(quoted(text)).toBe(written));
});

// ---- Any depth ----------------------------------------------------------------------------------

type Node = string | { mark: 'title' | 'quote'; inner: Node[] };

/** Words, titles and quotations within each other, as deep as they come. */
const nodes = fc.letrec<{ nodes: Node[] }>((tie) => ({
  nodes: fc.array(
    fc.oneof(
      { withCrossShrink: true, depthSize: 'large' },
      fc.constantFrom('督', '一、', 'a', ' '),
      fc.record({
        mark: fc.constantFrom('title' as const, 'quote' as const),
        inner: tie('nodes'),
      }),
    ),
    { maxLength: 3 },
  ),
})).nodes;

const MARKS = { title: ['《》', '〈〉'], quote: ['“”', '‘’'] } as const;

/** Writes the nodes with each mark's kind by the given choice. */
function write(content: Node[], choose: (mark: 'title' | 'quote') => 0 | 1): string {
  return content
    .map((node) => {
      if (typeof node === 'string') return node;
      const [open, close] = MARKS[node.mark][choose(node.mark)];
      return `${open}${write(node.inner, choose)}${close}`;
    })
    .join('');
}

/** Writes them as they stand `depth` marks of each kind deep: double, single, double … */
function nested(content: Node[], depth: { title: number; quote: number }): string {
  return content
    .map((node) => {
      if (typeof node === 'string') return node;
      const [open, close] = MARKS[node.mark][(depth[node.mark] % 2) as 0 | 1];
      const deeper = { ...depth, [node.mark]: depth[node.mark] + 1 };
      return `${open}${nested(node.inner, deeper)}${close}`;
    })
    .join('');
}

test('marks alternate at any depth, each kind by itself, however the text wrote them', () => {
  fc.assert(
    fc.property(nodes, fc.constantFrom<0 | 1>(0, 1), (content, kind) => {
      const text = write(content, () => kind);
      expect(titled(text)).toBe(`《${nested(content, { title: 1, quote: 0 })}》`);
      expect(quoted(text)).toBe(`“${nested(content, { title: 0, quote: 1 })}”`);
    }),
  );
});

test('what is quoted twice is quoted once more', () => {
  fc.assert(
    fc.property(nodes, (content) => {
      const text = write(content, () => 0);
      expect(quoted(quoted(text))).toBe(
        `“${nested([{ mark: 'quote', inner: content }], { title: 0, quote: 1 })}”`,
      );
    }),
  );
});

test('whatever the text holds, nothing of it but its marks changes', () => {
  const unit = fc.constantFrom('《', '》', '〈', '〉', '“', '”', '‘', '’', '督', '。');
  const bare = (text: string) => text.replace(/[《》〈〉“”‘’]/g, '');
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      for (const written of [titled(text), quoted(text)]) {
        expect(bare(written)).toBe(bare(text));
        expect(written.length).toBeGreaterThanOrEqual(text.length + 2);
      }
    }),
  );
});
