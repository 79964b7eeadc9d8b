import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

/** LibreOffice’s program as it is called, depending on who packaged it. */
const NAMES = ['soffice', 'libreoffice'];

/** Where a program is on the search path; null if it is nowhere. */
export async function programOn(
  searchPath: string | undefined,
  names: readonly string[],
): Promise<string | null> {
  for (const folder of (searchPath ?? '').split(path.delimiter).filter(Boolean))
    for (const name of names) {
      const file = path.join(folder, name);
      if (await isProgram(file)) return file;
    }
  return null;
}

/** Where LibreOffice is on the search path; null if it is not installed. */
export const officeOn = (searchPath: string | undefined): Promise<string | null> =>
  programOn(searchPath, NAMES);

const isProgram = (file: string) =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
