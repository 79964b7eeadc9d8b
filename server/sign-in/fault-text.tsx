import type { AppContext } from '../web/deps.ts';
import type { SignInWords } from './catalog.ts';
import { signInWordsOf } from './words.ts';

/** What can be wrong with what was typed. */
export type SignInFault = keyof Pick<
  SignInWords,
  'badAddress' | 'wrongCode' | 'tooOften' | 'expiredPage'
>;

/** What is wrong with a field of the sign-in; its place is there before anything is. */
export function FaultText(props: { c: AppContext; id: string; fault: SignInFault | undefined }) {
  const { c, id, fault } = props;
  return (
    <p id={id} class="error-text" role="alert">
      {fault && signInWordsOf(c.get('lang'))[fault]}
    </p>
  );
}
