import type { Lights } from '../../../ledger/read/desk/lights.ts';
import type { Desk } from '../desk.ts';
import { COLOURS } from './lights-chart.ts';

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
