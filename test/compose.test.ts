import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { environmentSchema, SECRET_VARIABLES } from '../schemas/environment.ts';

interface Service {
  build?: string;
  read_only?: boolean;
  cap_drop?: string[];
  mem_limit?: string;
  cpus?: number;
  pids_limit?: number;
  ports?: string[];
  profiles?: string[];
  secrets?: string[];
  command?: string[] | string;
  environment?: Record<string, string>;
  healthcheck?: object;
}
interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
}

const ROOT = path.join(import.meta.dirname, '..');
const { services, secrets } = parse(readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8'), {
  merge: true,
}) as Compose;
const all = Object.entries(services);
const own = all.filter(([, { build }]) => build !== undefined);

describe('the compose file', () => {
  test.each(all)('%s has its limits', (_, { mem_limit, cpus, pids_limit }) => {
    expect({ mem_limit, cpus, pids_limit }).toEqual({
      mem_limit: expect.stringMatching(/^\d+[mg]$/),
      cpus: expect.any(Number),
      pids_limit: expect.any(Number),
    });
  });

  test('opens ports on this machine alone, but for the proxy’s', () => {
    const open = all.flatMap(([name, { ports = [] }]) =>
      ports.filter((port) => !port.startsWith('127.0.0.1:')).map((port) => `${name} ${port}`),
    );
    expect(open).toEqual(['proxy 80:80', 'proxy 443:443']);
    expect(services['proxy']?.profiles).toEqual(['tls']);
  });

  test.each(own)('%s writes nowhere but into memory, with no rights', (_, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], build: '.' });
  });

  test.each(own)('%s has settings that there are, and its secrets as files', (_, service) => {
    const names = Object.keys(service.environment ?? {});
    const known = new Set([...Object.keys(environmentSchema.shape), 'TEMPORAL_NAMESPACE']);
    const files = new Set([...SECRET_VARIABLES].map((name) => `${name}_FILE`));
    expect(names.filter((name) => !known.has(name) && !files.has(name))).toEqual([]);
    expect(names.filter((name) => SECRET_VARIABLES.has(name))).toEqual([]);
    const mounted = Object.entries(service.environment ?? {})
      .filter(([name]) => files.has(name))
      .map(([, file]) => path.basename(file));
    expect(mounted.sort()).toEqual([...(service.secrets ?? [])].sort());
    for (const name of mounted) expect(secrets).toHaveProperty(name);
  });

  test('asks worker and server how they are', () => {
    for (const name of ['worker', 'server', 'postgres', 'temporal'])
      expect(services[name]?.healthcheck).toBeDefined();
  });
});
