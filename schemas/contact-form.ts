import { z } from 'zod';

/** A contact as its own agency names it; the texts are trimmed, full-width characters made plain. */
export const contactFormSchema = z.object({
  role: z.enum(['officer', 'leader', 'deputy']),
  name: z.string().trim().min(1).max(60),
  address: z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase())
    .pipe(z.email().max(254)),
  lang: z.enum(['zh-CN', 'en']),
});

/** A contact to be, as `contactFormSchema` gives it. */
export type ContactForm = z.infer<typeof contactFormSchema>;
