import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { LinkedEntry } from '../../ledger/audit-chain/check-chain.ts';
import { chainNames, readChain } from '../../ledger/audit-chain/read-chain.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { NamedChain } from './verify.ts';

const lineSchema = z.object({
  link: z.object({
    chain: z.string(),
    seq: z.number().int(),
    auditId: z.string(),
    content: z.string(),
    hash: z.string(),
  }),
  entry: z
    .object({
      id: z.string(),
      at: z.string(),
      actor: z.string(),
      action: z.string(),
      planId: z.string().nullable(),
      subject: z.string(),
      data: z.unknown(),
    })
    .nullable(),
});

/** Every chain, link by link, each a line of JSON. */
export async function* linesOfChains(ledger: Ledger): AsyncGenerator<string> {
  for (const chain of await chainNames(ledger))
    for await (const each of readChain(ledger, chain)) yield `${JSON.stringify(each)}\n`;
}

/**
 * The chains of such a file, in the order of its lines. A line that is none is an error that names it:
 * a file that cannot be read proves nothing.
 */
export async function* chainsOfFile(file: Readable): AsyncGenerator<NamedChain> {
  let chain: string | null = null;
  let links: LinkedEntry[] = [];
  let number = 0;
  for await (const line of createInterface({ input: file })) {
    number += 1;
    const each = readLine(line, number);
    if (chain !== null && each.link.chain !== chain) {
      yield { chain, links };
      links = [];
    }
    chain = each.link.chain;
    links.push(each);
  }
  if (chain !== null) yield { chain, links };
}

function readLine(line: string, number: number): LinkedEntry {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    read = null;
  }
  const parsed = lineSchema.safeParse(read);
  if (!parsed.success)
    throw Object.assign(new Error(`line ${number} is no link of an audit chain`), {
      code: 'BAD_FILE',
    });
  return parsed.data;
}
