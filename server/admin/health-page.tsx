import { Card } from '../parts/card.tsx';
import type { AppContext } from '../web/deps.ts';
import { healthOf } from '../web/health.ts';
import { Page } from '../web/page.tsx';
import { registerWords } from './words.ts';

/** GET /desk/health: every part of the product, whether it is well, and what it says of itself; for operators. */
export async function showHealth(c: AppContext) {
  const { health: words } = registerWords(c);
  const { parts, up } = await healthOf(c.get('deps'));
  const named: Readonly<Record<string, string>> = words.parts;
  return c.html(
    <Page c={c} title={words.title} styles={['desk.css']}>
      <p class={up ? 'panel-good' : 'panel-error'} role="status">
        {up ? words.allUp : words.someDown}
      </p>
      <p>{words.text}</p>
      <Card title={words.table} body="table">
        <div class="table-responsive">
          <table class="table card-table">
            <thead>
              <tr>
                <th scope="col">{words.part}</th>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.detail}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ part, up: isUp, detail }) => (
                <tr>
                  <th scope="row">{named[part] ?? part}</th>
                  <td class={isUp ? 'nowrap' : 'nowrap error-text'}>
                    {isUp ? words.up : words.down}
                  </td>
                  <td class="text-break" lang="en">
                    {detail}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </Page>,
  );
}
