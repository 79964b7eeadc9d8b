import type { Hidden } from '../../domain/plain-text/hidden.ts';

/** The text of a file, as everything that is read of it counts its spans. */
export interface SourceText {
  readonly text: string;
  readonly format: 'text' | 'docx' | 'xlsx';
  /** Of the file's bytes. */
  readonly sha256: string;
}

/** Why a file gives no text; stable, for translation. */
export type UnreadableCode =
  | 'empty'
  | 'too_large'
  | 'not_text'
  /** Characters in it are not seen, or turn the order of what is read. */
  | 'hidden'
  | 'damaged'
  | 'too_deep'
  | 'too_slow'
  | 'unknown_format'
  | 'encrypted';

/** A file whose text cannot be read. */
export class UnreadableSource extends Error {
  override name = 'UnreadableSource';
  readonly code: UnreadableCode;
  /** An English sentence without its full stop: what is wrong, and what helps. */
  readonly detail: string;
  /** What is not seen in it, and where: the first of them. */
  readonly hidden: readonly Hidden[];

  constructor(code: UnreadableCode, detail: string, hidden: readonly Hidden[] = []) {
    super(detail);
    this.code = code;
    this.detail = detail;
    this.hidden = hidden;
  }
}
