/** The sheets of the register's workbook. */
export type RegisterSheet = 'agencies' | 'aliases' | 'contacts' | 'users';

/** The words of the register as a file. */
export interface FilesWords {
  lead: string;
  download: string;
  downloadText: string;
  fileName: string;
  upload: string;
  uploadText: string;
  file: string;
  look: string;
  sheets: Record<RegisterSheet, string>;
}
