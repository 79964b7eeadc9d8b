/** 发文字号: 内发改督函〔2027〕3号. A number is used once. */
export interface DocumentNumber {
  /** 发文机关代字, with what tells the kind of document: 内发改督函. */
  prefix: string;
  year: number;
  /** Without leading zeros, as GB/T 9704-2012 (7.2.5) has it. */
  seq: number;
}

/** What a number is proposed with until the agency has used a prefix of its own. */
export const FIRST_PREFIX = { letter: '督函', circular: '督通' } as const;

/** The number as it stands on paper. */
export const documentNumber = ({ prefix, year, seq }: DocumentNumber): string =>
  `${prefix}〔${year}〕${seq}号`;

const NUMBER = /^([^\d〔〕[\](){}【】]{1,20})[〔[(【](\d{4})[〕\])】]第?(\d{1,5})号?$/u;

/**
 * The number in what somebody typed, whatever brackets, widths and blanks; null if it is none. A number
 * has a prefix and counts from 1.
 */
export function readNumber(typed: string): DocumentNumber | null {
  const plain = typed.slice(0, 100).normalize('NFKC').replace(/\s/g, '');
  const [, prefix, year, seq] = NUMBER.exec(plain) ?? [];
  if (prefix === undefined || Number(seq) < 1) return null;
  return { prefix, year: Number(year), seq: Number(seq) };
}

/**
 * The next numbers that nobody has used, after the highest of their prefix and year.
 * @param highest the highest that is in use; 0 for none.
 */
export function nextNumbers(
  { prefix, year }: Omit<DocumentNumber, 'seq'>,
  highest: number,
  count: number,
): DocumentNumber[] {
  return Array.from({ length: count }, (_, index) => ({ prefix, year, seq: highest + 1 + index }));
}
