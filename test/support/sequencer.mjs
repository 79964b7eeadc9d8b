import TestSequencer from '@jest/test-sequencer';

/** They take a minute or more, and their files are too small for Jest to guess so. */
const LONGEST = [/\/test\/browser\/story\./, /\/test\/virtual\/all-kinds\./];

/**
 * The longest files first: one that is begun last is waited for by a core that has nothing to do. The others in
 * Jest's own order, by how long they took, or by their size where nobody knows.
 */
export default class Sequencer extends TestSequencer {
  sort(tests) {
    const isLong = ({ path }) => LONGEST.some((each) => each.test(path));
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
