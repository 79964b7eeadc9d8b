/** What a form of a change holds: each field's values in the order of the form. */
export type Given = Readonly<Record<string, string[]>>;

/** The first value of a field; empty if it is not there. */
export const firstOf = (given: Given, name: string): string => given[name]?.[0] ?? '';
