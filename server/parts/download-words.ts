import type { Explanation } from '../web/catalog.ts';

/** What is said of files to be taken away. */
export interface DownloadWords {
  label: string;
  docx: string;
  pdf: string;
  /** In place of the PDF where the server cannot make any. */
  noPdf: string;
  xlsx: string;
  /** On the page that is shown instead of a PDF. */
  absent: Explanation;
  tooSlow: Explanation;
  tooMany: Explanation;
  failed: Explanation;
  /** Heads the columns of the ledger's table, where the page has no such word. */
  columns: {
    cycle: string;
    text: string;
    originallyDue: string;
    filedOn: string;
    reviewDueOn: string;
    why: string;
    id: string;
  };
  ledgerName(plan: string): string;
}
