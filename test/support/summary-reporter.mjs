/** Ends a run with one line that scripts can read, from Jest's own counts. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = results;
    // A file that could not even be loaded holds no test that could fail: it counts as one.
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`;
    // Jest writes its own summary after every other reporter's: the end of the process is later.
    process.once('exit', () => void process.stdout.write(line));
  }
}
