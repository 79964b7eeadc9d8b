import config from './jest.config.mjs';

/** `npm run test:long`: what takes minutes and is not run by `npm test`; about ten in all. */
export default {
  ...config,
  testMatch: ['<rootDir>/test/**/*.long.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
