import type { SignOffRefusal } from '../../domain/report/refusal.ts';
import type { RefusalWords } from './refusals.ts';

/** Why a document is not signed off, in English. */
export const signOffRefusalsEn: Pick<RefusalWords, SignOffRefusal['code']> = {
  is_signed_off: () => ({
    why: 'Such a document is written by one person and signed off by another; it is not filed here, nor taken back.',
    todo: 'Write it, hand it in or sign it off on its own page; once it was submitted, whoever received it returns it.',
  }),
  signs_by_person: () => ({
    why: 'Only a person who has signed in signs off.',
    todo: 'Sign in first.',
  }),
  not_handed_in: () => ({
    why: 'The text was not handed in, or was written on since.',
    todo: 'Have its author hand it in.',
  }),
  second_person: () => ({
    why: 'You wrote some of this text, so you cannot sign it off.',
    todo: 'Have somebody sign it off who did not write it.',
  }),
  only_government: () => ({
    why: 'Only the government office gives instructions.',
    todo: 'Sign in as the government office.',
  }),
  only_commission: () => ({
    why: 'Only the commission of the plan takes up instructions.',
    todo: 'Sign in as the commission.',
  }),
  already_taken_up: ({ takenUpAt }, tell) => ({
    why: `This instruction was taken up on ${tell(takenUpAt)}.`,
    todo: 'Nothing remains to be done.',
  }),
};
