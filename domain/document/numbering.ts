/** What is wrong with a number that does not follow on. `first` is the line it stood on before. */
export type Break =
  | { readonly code: 'number_missing'; readonly from: number; readonly to: number }
  | { readonly code: 'number_twice'; readonly first: number; readonly next: number }
  | { readonly code: 'number_out_of_order'; readonly next: number };

/** Numbers that must run 1, 2, 3 … without a gap. */
export class Numbering {
  private highest = 0;
  private readonly seen = new Map<number, number>();

  get next(): number {
    return this.highest + 1;
  }

  /** Takes the number met on a line; what it breaks, if anything. After a gap it goes on from there. */
  take(number: number, line: number): Break | undefined {
    const next = this.next;
    const first = this.seen.get(number);
    if (first !== undefined) return { code: 'number_twice', first, next };
    this.seen.set(number, line);
    if (number < next) return { code: 'number_out_of_order', next };
    this.highest = number;
    return number > next ? { code: 'number_missing', from: next, to: number - 1 } : undefined;
  }
}
