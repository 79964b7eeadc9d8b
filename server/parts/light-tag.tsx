import { askWordsOf } from '../../domain/kinds/words.ts';
import type { Light } from '../../domain/light/reason.ts';
import type { Lights } from '../../ledger/read/desk/lights.ts';
import type { AppContext } from '../web/deps.ts';
import type { Desk } from './desk.ts';
import { COLOURS } from './light-colours.ts';

interface LightTagProps {
  c: AppContext;
  light: Light;
  /** The report's, for the words of the sentence. */
  kind: string;
  short?: boolean;
}

/** A light: dot, word and, unless `short`, the reason in a sentence. Never by colour alone. */
export function LightTag({ c, light, kind, short }: LightTagProps) {
  const words = c.get('words');
  const ask = askWordsOf(words.lang, kind);
  return (
    <span class="light">
      <span class={`light-dot light-${light.colour}`} aria-hidden="true"></span>
      <span class="light-word">{words.colour[light.colour]}</span>
      {short !== true && <span class="light-reason">{words.light(light.reason, ask)}</span>}
    </span>
  );
}

/** The lights of an agency in one line: only those that it has. */
export function SmallLights({ desk, lights }: { desk: Desk; lights: Lights }) {
  return (
    <span class="small-lights">
      {COLOURS.filter((colour) => lights[colour] > 0).map((colour) => (
        <span title={desk.words.colour[colour]}>
          <span class={`light-dot light-${colour}`} aria-hidden="true"></span>
          <span class="visually-hidden">{desk.words.colour[colour]} </span>
          {lights[colour]}{' '}
        </span>
      ))}
    </span>
  );
}
