import { z } from 'zod';
import type { Reading } from '../domain/import/reading.ts';

/** What was read of a draft's document, as stored; written by nobody but the product itself. */
export const readingSchema = z.custom<Reading>(
  (value) =>
    typeof value === 'object' && value !== null && 'document' in value && 'asWritten' in value,
  { error: 'a reading with its document' },
);
