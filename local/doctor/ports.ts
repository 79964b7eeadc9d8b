import type { Config, PortSetting } from '../../config.ts';
import { portIsFree } from '../binaries/port.ts';
import { fail, note, ok, type Finding } from './finding.ts';

/** Whether the ports that the next start wants are free; a running start holds its own. */
export async function portFindings({ ports }: Config, isStarted: boolean): Promise<Finding[]> {
  if (isStarted) return [ok('ports', 'held by the start that runs')];
  const taken: PortSetting[] = [];
  for (const setting of Object.values(ports))
    if (!(await portIsFree(setting.port))) taken.push(setting);
  const asked = taken.filter(({ given }) => given);
  const name = ({ variable, port }: PortSetting) => `${variable}=${port}`;
  if (asked.length > 0)
    return [fail('ports', `taken: ${asked.map(name).join(', ')}`, 'choose others, or unset them')];
  return taken.length === 0
    ? [ok('ports', 'the usual ones are free')]
    : [note('ports', `taken: ${taken.map(name).join(', ')}; npm start takes the next free ones`)];
}
