import type { ResponsibilityRole } from '../../../domain/words/words.ts';
import type { NamedRole } from '../../../schemas/import-decision.ts';
import { firstOf, type Given } from '../given.ts';
import { Line, type DraftView } from './view.tsx';

const ROLES: readonly ResponsibilityRole[] = ['lead', 'responsible', 'cooperating'];

/** Who is what to a task: a line of names for each role. */
export function RoleFields(props: { view: DraftView; form: string; roles: readonly NamedRole[] }) {
  const { view, form, roles } = props;
  const { comma, tasks: words } = view.says;
  const named = (wanted: ResponsibilityRole) =>
    roles
      .filter(({ role }) => role === wanted)
      .map(({ name }) => name)
      .join(comma);
  return (
    <>
      <p class="muted small mb-1">{words.names}</p>
      <div class="import-row">
        {ROLES.map((role) => (
          <Line
            view={view}
            form={form}
            name={role}
            label={view.c.get('words').responsibility[role]}
            value={named(role)}
          />
        ))}
      </div>
    </>
  );
}

/** Names of a list that a person has typed; brackets keep their own commas. */
export function namesIn(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const character of text) {
    if ('（([〔'.includes(character)) depth += 1;
    if ('）)]〕'.includes(character)) depth -= 1;
    if (depth <= 0 && /[、,，;；\n]/.test(character)) {
      names.push(name);
      name = '';
    } else name += character;
  }
  return [...names, name].map((each) => each.trim()).filter((each) => each !== '');
}

/** Who is what to a task, as `RoleFields` sends it. */
export const rolesIn = (given: Given): NamedRole[] =>
  ROLES.flatMap((role) => namesIn(firstOf(given, role)).map((name) => ({ name, role })));
