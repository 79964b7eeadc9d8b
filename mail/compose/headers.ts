import type { MailContent } from './content.ts';
import { foldedRows, ROWS_HEADER } from './rows.ts';

/**
 * The headers of our own. The rows are folded already, one a line; all others are short ASCII.
 * @throws Uncomposable for a row that fits no line.
 */
export function headersOf({ lang, items }: MailContent): Record<string, string> {
  return {
    // RFC 3834: nobody's vacation reply or ticket system shall answer.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': lang,
    [ROWS_HEADER]: foldedRows(items.map((item) => item.row)),
  };
}
