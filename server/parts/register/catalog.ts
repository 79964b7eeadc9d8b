import type { RowChange, TableColumn, TableName } from '../../../domain/register/table.ts';
import type { UserRole } from '../../../domain/report/actor.ts';
import type { Lang } from '../../../domain/words/words.ts';

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
  sheets: Record<TableName, string>;
  columns: Record<TableColumn, string>;
  /** The words of codes in the cells. */
  langs: Record<Lang, string>;
  roles: Record<UserRole, string>;
  yes: string;
  no: string;
  preview: {
    title: string;
    text: string;
    nothing: string;
    count: Record<RowChange['outcome'], (count: number) => string>;
    outcome: Record<RowChange['outcome'], string>;
    where: string;
    what: string;
    row(sheet: string, row: number): string;
    nothingWas: string;
    more(count: number): string;
    applyAll(count: number): string;
    applyGood(count: number): string;
    goodText: string;
    back: string;
  };
}
