import { z } from 'zod';
import { isCivilDate } from '../domain/calendar/civil-date.ts';
import { isDatedKey, isDatedTitle } from '../domain/kinds/dated-name.ts';
import { obligationValuesSchema } from './obligation-values.ts';

const LONGEST_NAME = 80;
const year = z.number().int().min(1949).max(9_998);
const name = z.string().trim().min(1).max(LONGEST_NAME);
const why = z.string().trim().min(1).max(1_000);
const key = z.string().min(1).max(80);
const place = z.number().int().nonnegative();
const id = z.string().min(1).max(120);
const role = z.enum(['lead', 'cooperating', 'responsible']);
const kind = z.enum(['department', 'region', 'commission', 'government_office', 'enterprise']);

/** What an agency is to a task, under the name that the document or a person uses. */
const namedRoles = z.array(z.strictObject({ name, role })).max(200);

/** Whom a name of the document means. */
const match = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('agency'), id }),
  z.strictObject({ to: z.literal('new'), kind, nameEn: z.string().trim().max(160) }),
  /** Several at once (各区县): agencies of the register, and names that are new regions. */
  z.strictObject({
    to: z.literal('members'),
    ids: z.array(id).max(500),
    names: z.array(name).max(500),
  }),
  /** Nobody in particular: the name is left out of the tasks. */
  z.strictObject({ to: z.literal('nobody') }),
]);

/** A duty as it is to be executed; who owes it is told by names until the import. */
const draftObligation = z.strictObject({
  kind: z.string().min(1).max(40),
  values: obligationValuesSchema.omit({ dated: true }),
  dated: z
    .strictObject({
      on: z.string().refine(isCivilDate, { error: 'a day YYYY-MM-DD that exists' }),
      key: z.string().refine(isDatedKey),
      title: z.string().max(80).refine(isDatedTitle),
      titleEn: z.string().max(160).refine(isDatedTitle),
      who: z.union([
        z.enum(['task', 'leads', 'with-tasks', 'regions', 'all']),
        z.strictObject({ names: z.array(name).nonempty().max(200) }),
      ]),
    })
    .optional(),
});

/** What a person decides of a draft, as stored; each says all of its own subject. */
export const importDecisionSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('title'), title: z.string().trim().min(1).max(300) }),
  z
    .strictObject({ what: z.literal('period'), from: year, to: year })
    .refine(({ from, to }) => from <= to && to - from <= 50, { error: 'years in order' }),
  z.strictObject({
    what: z.literal('rule'),
    rule: z.enum(['first_listed_leads', 'before_comma_leads', 'star_leads', 'standing']),
    holds: z.boolean(),
  }),
  z.strictObject({ what: z.literal('roles'), task: key, roles: namedRoles }),
  z.strictObject({
    what: z.literal('text'),
    task: key,
    text: z.string().trim().min(1).max(5_000),
  }),
  z.strictObject({ what: z.literal('merge'), task: key, into: key }),
  z.strictObject({ what: z.literal('split'), task: key, at: z.number().int().positive() }),
  z
    .strictObject({
      what: z.literal('add'),
      from: z.number().int().positive(),
      to: z.number().int().positive(),
      text: z.string().trim().min(1).max(5_000),
      roles: namedRoles,
    })
    .refine(({ from, to }) => from <= to, { error: 'lines in order' }),
  z.strictObject({ what: z.literal('remove'), task: key, why }),
  /** What could not be read is left as it is. */
  z.strictObject({ what: z.literal('aside'), unread: place, why }),
  z.strictObject({ what: z.literal('name'), name, match }),
  z.strictObject({
    what: z.literal('duty'),
    duty: place,
    obligations: z.array(draftObligation).min(1).max(4),
  }),
  z.strictObject({ what: z.literal('duty_aside'), duty: place, why }),
  /** Owed without a sentence: by the name of who adds it, and why. */
  z.strictObject({ what: z.literal('owed'), obligation: draftObligation, why }),
  /** An id of the register, or `name:` and a name of the document. */
  z.strictObject({ what: z.literal('commission'), agency: id }),
  z.strictObject({ what: z.literal('government'), agency: id }),
  z.strictObject({ what: z.literal('regions'), agencies: z.array(id).max(500) }),
  /** The plan that the document amends; null: it is a plan of its own. */
  z.strictObject({ what: z.literal('amends'), plan: id.nullable() }),
]);

/** What a person decides of a draft. */
export type ImportDecision = z.infer<typeof importDecisionSchema>;
/** Whom a name of the document means. */
export type NameMatch = z.infer<typeof match>;
/** A duty as it is to be executed. */
export type DraftObligation = z.infer<typeof draftObligation>;
/** What an agency is to a task, by name. */
export type NamedRole = z.infer<typeof namedRoles>[number];
