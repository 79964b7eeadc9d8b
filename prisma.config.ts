import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // For `prisma migrate deploy` where its engine can be had; Duban's own migrator needs no such file.
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
});
