import { readTree, childOf, childrenOf } from './xml-tree.ts';
import type { Archive } from './unzip.ts';

/** How a part refers to others: paths by id, and by the last word of their type. */
export interface Relations {
  readonly byId: ReadonlyMap<string, string>;
  readonly byType: ReadonlyMap<string, string>;
}

/** What a part (or, for '', the file itself) refers to inside the file; nothing outside is followed. */
export function relationsOf(archive: Archive, part: string): Relations {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const bytes = archive.read(name);
  const root = bytes && childOf(readTree(name, bytes), 'Relationships');
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  for (const { attributes } of childrenOf(root, 'Relationship')) {
    const { Id = '', Type = '', Target = '', TargetMode } = attributes;
    if (TargetMode === 'External') continue;
    const target = resolved(folder, Target);
    byId.set(Id, target);
    const type = Type.slice(Type.lastIndexOf('/') + 1);
    if (!byType.has(type)) byType.set(type, target);
  }
  return { byId, byType };
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? [] : folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
