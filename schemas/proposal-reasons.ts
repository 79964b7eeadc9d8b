import { z } from 'zod';
import type { ProposalReason } from '../domain/inspections/propose.ts';

const count = z.number().int().nonnegative();

/** Why something was proposed for an inspection, as stored with its subject. */
export const proposalReasonsSchema: z.ZodType<ProposalReason[]> = z.array(
  z.discriminatedUnion('code', [
    z.object({ code: z.literal('red'), reports: count }),
    z.object({ code: z.literal('late'), reports: count }),
    z.object({ code: z.literal('differs') }),
    z.object({ code: z.literal('behind'), points: z.number() }),
    z.object({ code: z.literal('random'), seed: count }),
  ]),
);
