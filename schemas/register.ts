import { z } from 'zod';
import { hasHidden } from '../domain/plain-text/hidden.ts';

/** Full-width letters made plain, blanks at the ends left out; what holds control characters, or any that are not seen, is refused. */
const line = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .max(most)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u)
        .refine((text) => !hasHidden(text)),
    );

/** The longest name of an agency. */
const LONGEST_NAME = 100;

/** An agency as the register's form names it. */
export const agencyFormSchema = z.object({
  name: line(LONGEST_NAME).pipe(z.string().min(1)),
  nameEn: line(LONGEST_NAME).transform((text) => (text === '' ? null : text)),
  kind: z.enum(['department', 'region', 'commission', 'government_office', 'enterprise']),
});

/** One more name by which documents call an agency. */
export const aliasSchema = line(LONGEST_NAME).pipe(z.string().min(1));

/** A mail address, full-width characters made plain. */
export const addressSchema = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase())
  .pipe(z.email().max(254));

/** A contact as the register's form names it. */
export const registerContactSchema = z.object({
  role: z.enum(['officer', 'leader', 'deputy']),
  name: line(60).pipe(z.string().min(1)),
  address: addressSchema,
  lang: z.enum(['zh-CN', 'en']),
  phone: line(40).transform((text) => (text === '' ? null : text)),
});

/** A user as the register's form names it. */
export const userFormSchema = z.object({
  name: line(60).pipe(z.string().min(1)),
  address: addressSchema,
  role: z.enum(['agency', 'commission', 'government', 'admin']),
  lang: z.enum(['zh-CN', 'en']),
});

/** An agency as `agencyFormSchema` gives it. */
export type AgencyForm = z.infer<typeof agencyFormSchema>;
/** A contact as `registerContactSchema` gives it. */
export type RegisterContact = z.infer<typeof registerContactSchema>;
/** A user as `userFormSchema` gives it. */
export type UserForm = z.infer<typeof userFormSchema>;
