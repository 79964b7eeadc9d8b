/** A sheet as it was read: every cell as text. */
export interface ReadSheet {
  name: string;
  rows: string[][];
}

/** A workbook cannot be read; `too_large` when packed, unpacked, or in rows it is more than is taken. */
export class BadWorkbook extends Error {
  readonly fault: 'unreadable' | 'too_large';
  constructor(fault: BadWorkbook['fault'], message: string) {
    super(message);
    this.fault = fault;
  }
}
