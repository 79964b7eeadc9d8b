import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDocument } from '../../domain/document/parse-document.ts';
import { readingOf } from '../../domain/import/reading.ts';
import type { RegisterAgency } from '../../domain/import/match-names.ts';
import type { HandedIn } from '../../ledger/drafts/start-draft.ts';
import type { Actor } from '../../domain/report/actor.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** An invented notice: 15 tasks, one without its clause, one rule, one alias, one collective, three duties. */
export const HARBOUR_FILE = fileURLToPath(new URL('documents/harbour-notice.txt', import.meta.url));
export const HARBOUR_TEXT = readFileSync(HARBOUR_FILE, 'utf8');

/** A document as it is handed in. */
export function handedIn(text = HARBOUR_TEXT, name = 'harbour.txt'): HandedIn {
  const reading = readingOf(text, parseDocument(text));
  return { name, bytes: Buffer.from(text), format: 'text', text, reading };
}

const agency = (
  id: string,
  name: string,
  kind: RegisterAgency['kind'],
  aliases: string[] = [],
): RegisterAgency => ({ id, name, nameEn: null, kind, aliases, endedAt: null });

/** A register that knows some of the notice's agencies, one of them under another name. */
export const HARBOUR_REGISTER: RegisterAgency[] = [
  agency('fagai', '市发展改革委', 'commission'),
  agency('caizheng', '市财政局', 'department'),
  agency('donghu', '东湖区', 'region'),
  agency('renshe', '市人力资源和社会保障局', 'department', ['市人社局']),
  agency('xicheng', '西城县', 'region'),
  agency('zhengfuban', '市政府办公室', 'government_office'),
];

export const HARBOUR_COMMISSION: Actor = {
  kind: 'commission',
  agencyId: 'fagai',
  name: '综合岗',
};

/** Puts the register into a ledger. */
export async function harbourRegister({ db }: Ledger): Promise<void> {
  await db.agency.createMany({
    data: HARBOUR_REGISTER.map(({ aliases: _, ...row }) => row),
  });
  await db.agencyAlias.createMany({
    data: HARBOUR_REGISTER.flatMap(({ id, aliases }) =>
      aliases.map((name) => ({ name, agencyId: id })),
    ),
  });
}
