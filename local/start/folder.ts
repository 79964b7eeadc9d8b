import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { StartOptions } from './options.ts';

/** Where all data of a start lies: the demonstration, one's own, and the virtual world of either live side by side. */
export function folderOf(
  { dataDir }: Pick<Config, 'dataDir'>,
  { virtual, empty }: Pick<StartOptions, 'virtual' | 'empty'>,
): string {
  return join(dataDir, ...(empty ? ['own'] : []), ...(virtual ? ['virtual'] : []));
}
