import { describe, expect, test } from '@jest/globals';
import { mentions, placeNames } from '../../../domain/document/place-names.ts';
import { seedPlan } from '../../../seeds/load.ts';

describe('the names of a region', () => {
  test('are short where that is safe', () => {
    expect(placeNames('赤峰市', ['巴林左旗'])).toEqual(['赤峰市', '赤峰', '巴林左旗']);
    expect(placeNames('锡林郭勒盟', [])).toEqual(['锡林郭勒盟', '锡林郭勒']);
    // 兴安 stands in 大兴安岭, which lies elsewhere.
    expect(placeNames('兴安盟', [])).toEqual(['兴安盟']);
  });
});

describe('a text', () => {
  const names = placeNames('呼伦贝尔市', ['满洲里市']);

  test.each(['支持满洲里开发开放', '呼伦贝尔草原生态建设', '呼伦贝尔市马铃薯基地'])(
    '%s names it',
    (text) => expect(mentions(text, names, ['满洲里海关'])).toBe(true),
  );

  test.each(['满洲里海关通关便利化', '大兴安岭林区', ''])('%s does not', (text) =>
    expect(mentions(text, names, ['满洲里海关', '赤峰市'])).toBe(false),
  );

  test('names it beside a longer name that holds its own', () =>
    expect(mentions('满洲里海关会同满洲里市', names, ['满洲里海关'])).toBe(true));
});

test('every eastern region is named by tasks of the real plan, by its places too', () => {
  const { document, agencies, regions } = seedPlan();
  const counts = regions.map((id) => {
    const own = agencies.find((each) => each.id === id)!;
    const others = agencies
      .filter((each) => each !== own)
      .flatMap((each) => [each.name, ...each.aliases]);
    const names = placeNames(own.name, own.aliases);
    return document.tasks.filter(({ text }) => mentions(text, names, others)).length;
  });
  expect(counts.every((count) => count > 1)).toBe(true);
  const xingan = placeNames('兴安盟', []);
  expect(document.tasks.some(({ text }) => text.includes('大兴安岭'))).toBe(true);
  expect(mentions('重点打造大兴安岭森林', xingan, [])).toBe(false);
});
