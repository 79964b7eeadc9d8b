/** A count with its noun: 1 task, 2 tasks. */
export const many = (count: number, one: string, more = `${one}s`) =>
  `${count} ${count === 1 ? one : more}`;
