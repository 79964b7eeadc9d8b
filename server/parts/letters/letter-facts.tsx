import type { LetterDraft } from '../../../ledger/read/desk/letter-drafts.ts';
import type { IssuedLetter } from '../../../ledger/read/letters/issued-letters.ts';
import type { Desk } from '../desk.ts';
import { AgencyName, Verbatim } from '../text.tsx';
import { letterWordsOf } from './words.ts';

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

/** Taken back, left, or still here. */
export function IssuedState({ desk, letter }: { desk: Desk; letter: IssuedLetter }) {
  const { issued: words } = letterWordsOf(desk.words.lang);
  const { takenBackAt, takenBackBy, leftAt, mailsAt } = letter;
  const tell = (instant: Date) => desk.words.instant(instant, desk.zone);
  if (takenBackAt)
    return (
      <>
        <span class="badge bg-yellow-lt">{words.takenBack}</span> {tell(takenBackAt)}{' '}
        <Verbatim c={desk.c} text={takenBackBy ?? ''} />
      </>
    );
  return <>{leftAt ? words.left(tell(leftAt)) : words.waiting(tell(mailsAt))}</>;
}
