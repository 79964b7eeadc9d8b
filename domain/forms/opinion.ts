import type { FieldValues } from './field-spec.ts';

/** The fields of a contribution's form, whose names more than its form must know. */
export const INPUT = 'input';
export const POSITION = 'position';
export const OPINION = 'opinion';

/** 同意 or 不同意 a named text of the lead's. */
export const POSITIONS = ['agree', 'disagree'] as const;
export type Position = (typeof POSITIONS)[number];

/** What a contribution says, by its form's values. */
export function opinionOf(values: FieldValues): {
  input: string;
  position: Position | null;
  opinion: string;
} {
  const position = POSITIONS.find((each) => each === values[POSITION]) ?? null;
  return { input: values[INPUT] ?? '', position, opinion: values[OPINION] ?? '' };
}
