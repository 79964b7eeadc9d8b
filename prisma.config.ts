// For Prisma's CLI, wherever it lies; what `defineConfig` of prisma/config would give is this object.
export default {
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // For `prisma migrate deploy` where its engine can be had; Duban's own migrator needs no such file.
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
};
