// `npm run test:nodes`: type check, the tests of the rules and one story in a browser, under each version of
// Node that Duban runs on. npm carries Node itself, as the package `node`. `-- 22` for one of them.
import { spawnSync } from 'node:child_process';

const VERSIONS = { 20: '20.19.6', 22: '22.23.3', 24: '24.21.0' };
const JEST = [
  '--no-compilation-cache',
  '--experimental-vm-modules',
  '--no-warnings=ExperimentalWarning',
];
const RUNS = {
  'type check': ['node_modules/typescript/bin/tsc'],
  rules: [...JEST, 'node_modules/jest/bin/jest.js', 'test/domain'],
  story: [...JEST, 'node_modules/jest/bin/jest.js', 'test/browser/story.test.ts'],
};

const asked = process.argv.slice(2);
const wanted = Object.entries(VERSIONS).filter(
  ([major]) => asked.length === 0 || asked.includes(major),
);
const results = wanted.flatMap(([, version]) => {
  // The shell must not find another: npm puts the package's own first.
  const node = (args) =>
    spawnSync('npm', ['exec', '--yes', `--package=node@${version}`, '--', 'node', ...args], {
      encoding: 'utf8',
      env: { ...process.env, npm_config_loglevel: 'error' },
    });
  const is = node(['--version']).stdout?.trim();
  if (is !== `v${version}`)
    return [{ version, run: 'node', ok: false, said: `npm gave ${is || 'none'}` }];
  return Object.entries(RUNS).map(([run, args]) => {
    const { status, stdout, stderr } = node(args);
    const ok = status === 0;
    console.log(`${ok ? '✓' : '✗'} Node ${version}: ${run}`);
    return { version, run, ok, said: ok ? '' : `${stdout}\n${stderr}`.trim().slice(-4000) };
  });
});
for (const { version, run, ok, said } of results)
  if (!ok) console.error(`\nNode ${version}: ${run}\n${said}`);
process.exit(results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1);
