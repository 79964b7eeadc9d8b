import type { Light } from '../../domain/light/reason.ts';
import type { Lights } from '../../ledger/read/desk/lights.ts';
import type { AppContext } from '../web/deps.ts';
import type { Desk } from './desk.ts';
import { COLOURS } from './lights-chart.ts';

/** A light: dot, word and, unless `short`, the reason in a sentence. Never by colour alone. */
export function LightTag({ c, light, short }: { c: AppContext; light: Light; short?: boolean }) {
  const words = c.get('words');
  return (
    <span class="light">
      <span class={`light-dot light-${light.colour}`} aria-hidden="true"></span>
      <span class="light-word">{words.colour[light.colour]}</span>
      {short !== true && <span class="light-reason">{words.light(light.reason)}</span>}
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
          {lights[colour]}
        </span>
      ))}
    </span>
  );
}
