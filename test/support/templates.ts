/** Environment variable with the address of the run's PostgreSQL. */
export const ADMIN_URL = 'DUBAN_TEST_ADMIN_URL';
/** Migrated, without a row. */
export const EMPTY_TEMPLATE = 'template_empty';
/** Migrated, with the seeds loaded. */
export const SEEDED_TEMPLATE = 'template_seeded';
