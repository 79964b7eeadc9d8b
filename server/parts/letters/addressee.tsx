import type { LetterDraft } from '../../../ledger/read/desk/letter-drafts.ts';
import type { Desk } from '../desk.ts';
import { AgencyName, Verbatim } from '../text.tsx';

interface AddresseeProps {
  desk: Desk;
  letter: Pick<LetterDraft, 'agency' | 'text'>;
}

/** To whom it goes: its agency, or as a circular names them. */
export function Addressee({ desk, letter }: AddresseeProps) {
  return letter.agency ? (
    <AgencyName c={desk.c} agency={letter.agency} />
  ) : (
    <Verbatim c={desk.c} text={letter.text.addressee.replace(/：$/, '')} />
  );
}
