import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseBytes } from '../../../domain/document/parse-document.ts';
import { arbitraryPlan, arbitraryStyle } from './arbitrary-plan.ts';
import { encodeGb18030 } from './encodings.ts';
import {
  inWidth,
  printDocument,
  printText,
  printTitle,
  type PlanModel,
  type Style,
} from './print-document.ts';

const ENCODINGS: Record<string, (text: string) => Uint8Array> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-8 with byte order mark': (text) => Buffer.from('\ufeff' + text, 'utf8'),
  gb18030: encodeGb18030,
  'utf-16 with byte order mark': (text) => Buffer.from('\ufeff' + text, 'utf16le'),
};

describe('a plan printed in the notation of the notice', () => {
  test('is read back as it was meant, however it is written', () => {
    fc.assert(
      fc.property(
        arbitraryPlan,
        arbitraryStyle,
        fc.constantFrom(...Object.keys(ENCODINGS)),
        (plan, style, encoding) => {
          const printed = printDocument(plan, style);
          const bytes = ENCODINGS[encoding]?.(printed) ?? new Uint8Array();
          const document = parseBytes(bytes);
          expect(document.title).toBe(inWidth(printTitle(plan), style.width));
          expect(document.tasks.map(({ span: _, ...task }) => task)).toEqual(meant(plan, style));
          for (const { span, text } of document.tasks) expect(printed.slice(...span)).toBe(text);
          expect(byName(document.agencies)).toEqual(byName(agenciesOf(meant(plan, style))));
          expect(document.duties.map(({ kind }) => kind)).toEqual(
            style.letter ? ['implementation_plan'] : [],
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('has its period from the number of its five-year plan', () => {
    const years = { 九: 1996, 十: 2001, 十一: 2006, 十二: 2011, 十三: 2016, 十四: 2021 };
    fc.assert(
      fc.property(arbitraryPlan, arbitraryStyle, (plan, style) => {
        const from = years[plan.fiveYearPlan as keyof typeof years];
        const { period } = parseBytes(Buffer.from(printDocument(plan, style)));
        expect(period).toEqual({ from, to: from + 4 });
      }),
      { numRuns: 30 },
    );
  });
});

type Meant = ReturnType<typeof meant>;

function meant(plan: PlanModel, style: Style) {
  let section = 0;
  let number = 0;
  return plan.chapters.flatMap((chapter, index) =>
    chapter.sections.flatMap(({ title, tasks }) => {
      section += 1;
      return tasks.map(({ text, lead, cooperating }) => ({
        number: (number += 1),
        chapter: { number: index + 1, title: chapter.title },
        section: { number: section, title },
        text: printText(text, style),
        lead: [...lead],
        cooperating: cooperating.flat(),
      }));
    }),
  );
}

function agenciesOf(tasks: Meant) {
  const names = new Set(tasks.flatMap(({ lead, cooperating }) => [...lead, ...cooperating]));
  return [...names].map((name) => ({
    name,
    aliases: [],
    leads: tasks.filter(({ lead }) => lead.includes(name)).map(({ number }) => number),
    cooperates: tasks.filter((task) => task.cooperating.includes(name)).map(({ number }) => number),
  }));
}

function byName<T extends { name: string }>(agencies: readonly T[]): T[] {
  return [...agencies].sort((a, b) => (a.name < b.name ? -1 : 1));
}
