import tseslint from 'typescript-eslint';
import { importArrows } from './lint/import-arrows.mjs';
import { importCircles } from './lint/import-circles.mjs';

const WALL_CLOCK = [
  { object: 'Date', property: 'now', message: 'Business time comes from the Clock port.' },
];

export default tseslint.config(
  { ignores: ['node_modules', '.duban', 'prisma/generated', 'coverage'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: {
      house: { rules: { 'import-arrows': importArrows, 'import-circles': importCircles } },
    },
    rules: {
      'house/import-arrows': 'error',
      'house/import-circles': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'error',
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
  // The edge at which the Clock port reads the wall clock.
  { files: ['ledger/clock.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
