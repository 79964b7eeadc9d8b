import { expect, test } from '@jest/globals';
import type { ChapterLights } from '../../../ledger/read/desk/lights.ts';
import { lightsChart } from '../../../server/parts/lights-chart.ts';

const words = (row: string) => ({
  colour: { red: '红', yellow: '黄', green: '绿', blue: '蓝' },
  row: () => row,
});
const chapter = (red: number): ChapterLights => ({
  chapter: null,
  lights: { red, yellow: 0, green: 0, blue: 0 },
  total: red,
});

test('a picture that is kept is the one of its figures and names, however many were drawn since', () => {
  const first = lightsChart([chapter(4321)], words('水利'));
  expect(first).toContain('>4321</text>');
  expect(lightsChart([chapter(4321)], words('水利'))).toBe(first);
  for (let n = 1; n <= 60; n++)
    expect(lightsChart([chapter(7000 + n)], words('水利'))).toContain(`>${7000 + n}</text>`);
  expect(lightsChart([chapter(4321)], words('农业'))).toContain('>农业</text>');
  const again = lightsChart([chapter(4321)], words('水利'));
  expect(again).toContain('>水利</text>');
  expect(again).toContain('>4321</text>');
});
