import { planIdOf } from '../../../ledger/read/desk/full-report.ts';
import { documentFacts, type DocumentFacts } from '../../../ledger/read/signed/document-page.ts';
import type { SentBack } from '../../../ledger/read/signed/documents.ts';
import type { AppContext } from '../../web/deps.ts';
import { deskOf, type Desk } from '../desk.ts';
import type { DocumentWords } from './catalog.ts';

/** A document with the desk of its plan. */
export interface FoundDocument {
  desk: Desk;
  facts: DocumentFacts;
  /** The reader is of the agency that writes it: others read what was signed off, and nothing else. */
  isOwner: boolean;
}

/** The document of a report; null if this reader may not see it, or nobody signs it off. */
export async function findDocument(c: AppContext, id: string): Promise<FoundDocument | null> {
  const planId = await planIdOf(c.get('deps').ledger, id);
  const desk = planId === null ? null : await deskOf(c, planId);
  const facts = desk && (await documentFacts(desk.ledger, id, desk.now));
  if (!facts) return null;
  return { desk, facts, isOwner: desk.user.agencyId === facts.agency.id };
}

/** Where a document stands, by the words that its pages have for it. */
export function stageOf(of: {
  stage: DocumentFacts['stage'];
  handedInAt: Date | null;
  sentBack: SentBack | null;
  isReturned: boolean;
}): keyof DocumentWords['stages'] {
  if (of.stage === 'accepted') return 'received';
  if (of.stage === 'reviewing') return 'submitted';
  if (of.handedInAt) return 'handed_in';
  if (of.sentBack) return 'sent_back';
  return of.isReturned ? 'returned' : 'to_write';
}
