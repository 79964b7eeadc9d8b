import tseslint from 'typescript-eslint';

const ANYTHING = ['virtual', 'local', 'test', 'bench'];

/** The import arrows of the design: what each folder may import, `type:` for types only. */
const ARROWS = {
  domain: ['type:schemas'],
  schemas: ['type:domain'],
  prisma: [],
  ledger: ['domain', 'schemas', 'prisma'],
  mail: ['domain', 'ledger'],
  activities: ['ledger', 'domain', 'type:workflows'],
  workflows: ['domain', 'type:activities'],
  server: ['ledger', 'domain', 'schemas'],
  worker: ['workflows', 'activities', 'ledger', 'mail'],
  seeds: ['ledger', 'domain', 'schemas'],
};
const FOLDERS = [...Object.keys(ARROWS), ...ANYTHING];

/** Lint rule for one folder: every other folder of the house it has no arrow to is out of bounds. */
function arrowsOf(folder) {
  const allowed = ARROWS[folder];
  const group = (name) => [`../${name}/**`, `../../${name}/**`, `../../../${name}/**`];
  const patterns = FOLDERS.filter((other) => other !== folder && !allowed.includes(other)).map(
    (other) => ({
      group: group(other),
      allowTypeImports: allowed.includes(`type:${other}`),
      message: `${folder}/ must not import from ${other}/ (docs/architecture.md, import arrows).`,
    }),
  );
  if (folder === 'domain')
    patterns.push({
      regex: '^(node:|@temporalio/|@prisma/|zod|pg$|nodemailer|hono)',
      message: 'domain/ is pure: no I/O, no Temporal, no Prisma, no zod.',
    });
  if (folder === 'workflows')
    patterns.push({
      regex: '^(node:|@temporalio/(?!workflow|common)|@prisma/|zod|pg$)',
      message: 'workflow code runs in the sandbox: only @temporalio/workflow and domain/.',
    });
  return {
    files: [`${folder}/**/*.ts`, `${folder}/**/*.tsx`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

const WALL_CLOCK = [
  { object: 'Date', property: 'now', message: 'Business time comes from the Clock port.' },
];

export default tseslint.config(
  { ignores: ['node_modules', '.duban', 'prisma/generated', 'coverage'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['local/**', 'virtual/**', 'seeds/**', 'bench/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['domain/**', 'ledger/**', 'activities/**', 'mail/**', 'workflows/**'],
    rules: {
      'no-restricted-properties': ['error', ...WALL_CLOCK],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Business time comes from the Clock port.',
        },
      ],
    },
  },
  ...Object.keys(ARROWS).map(arrowsOf),
);
