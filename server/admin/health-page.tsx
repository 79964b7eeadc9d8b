import { alarmWords } from '../../domain/alarms/words.ts';
import { Card } from '../parts/card.tsx';
import type { AppContext } from '../web/deps.ts';
import { healthOf } from '../web/health.ts';
import { Page } from '../web/page.tsx';
import { registerWords } from './words.ts';

/** GET /desk/health: every part of the product, whether it is well, and what it says of itself; for operators. */
export async function showHealth(c: AppContext) {
  const { health: words } = registerWords(c);
  const { parts, up, alarms } = await healthOf(c.get('deps'));
  const { zone, words: general } = c.var;
  const say = alarmWords(c.var.lang);
  return c.html(
    <Page c={c} title={words.title} styles={['desk.css']}>
      <p class={up ? 'panel-good' : 'panel-error'} role="status">
        {up ? words.allUp : words.someDown}
      </p>
      <p>{words.text}</p>
      {alarms.length > 0 && (
        <Card title={words.alarms} body="table">
          <div class="table-responsive">
            <table class="table card-table">
              <thead>
                <tr>
                  <th scope="col">{words.severity}</th>
                  <th scope="col">{words.alarm}</th>
                  <th scope="col">{words.remedy}</th>
                  <th scope="col">{words.since}</th>
                </tr>
              </thead>
              <tbody>
                {alarms.map((alarm) => (
                  <tr>
                    <td class={alarm.severity === 'fault' ? 'nowrap error-text' : 'nowrap'}>
                      {words.severities[alarm.severity]}
                    </td>
                    <td>{say[alarm.name].what(alarm)}</td>
                    <td>{say[alarm.name].remedy}</td>
                    <td class="nowrap">{general.instant(alarm.since, zone)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
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
                  <th scope="row">{words.parts[part]}</th>
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
