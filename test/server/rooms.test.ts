import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const SERVER = fileURLToPath(new URL('../../server', import.meta.url));
const ROLES = ['sign-in', 'agency', 'commission', 'government', 'admin'];
/** What a room of server/ may import beside its own files; what stands in no room puts them together. */
const mayImport = (room: string): string[] => {
  if (ROLES.includes(room)) return ['parts', 'web'];
  return room === 'parts' ? ['web'] : [];
};

test('a role imports parts and web, never another role', () => {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' });
  const inRooms = files.filter((file) => /\.tsx?$/.test(file) && file.includes(path.sep));
  expect(inRooms.length).toBeGreaterThan(0);
  const wrong = inRooms.flatMap((file) => {
    const [room = ''] = file.split(path.sep);
    const text = readFileSync(path.join(SERVER, file), 'utf8');
    return [...text.matchAll(/from '(\.[^']+)'/g)]
      .map(([, target = '']) => path.join(path.dirname(file), target))
      .filter((target) => !target.startsWith('..'))
      .filter((target) => ![room, ...mayImport(room)].includes(target.split(path.sep)[0] ?? ''))
      .map((target) => `${file} imports ${target}`);
  });
  expect(wrong).toEqual([]);
});
