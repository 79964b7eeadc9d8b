// `tsx prisma/migrate.ts`: brings the database of DATABASE_URL to the schema of this code.
// `tsx prisma/migrate.ts --rolled-back NAME`: lets a migration that failed be tried again.
import { readFileSync } from 'node:fs';
import { markRolledBack, migrate } from './migrator.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const fail = (line: string, code: number) => {
  process.stderr.write(`${line}\n`);
  process.exitCode = code;
};

const [option, name] = process.argv.slice(2);
try {
  const file = process.env['DATABASE_URL_FILE'];
  const url = file ? readFileSync(file, 'utf8').trim() : process.env['DATABASE_URL'];
  if (url === undefined || url === '')
    fail('DATABASE_URL is not set; expected postgresql://user:password@host:5432/database', 2);
  else if (option === undefined) await migrate(url, { progress: say });
  else if (option === '--rolled-back' && name !== undefined) {
    await markRolledBack(url, name);
    say(`Migration ${name} is marked as rolled back; migrate again to apply it.`);
  } else fail('Usage: tsx prisma/migrate.ts [--rolled-back NAME]', 2);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error), 1);
}
