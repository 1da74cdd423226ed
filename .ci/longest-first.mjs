import TestSequencer from '@jest/test-sequencer';

/** Specs that mostly wait: begun last, they would have everything wait for them. */
const longest = [
  'apps/soak/test/soak.spec.ts',
  'packages/socket-mode/test/faults/busy-process.spec.ts',
  'packages/socket-mode/test/faults/shutdown.spec.ts',
  'packages/socket-mode/test/faults/concurrency.spec.ts',
  'packages/socket-mode/test/nest/process-end.spec.ts',
];

/** Those first, then the others in their usual order. */
export default class LongestFirst extends TestSequencer {
  /**
   * @override
   * @param {Parameters<TestSequencer['sort']>[0]} tests
   */
  sort(tests) {
    const all = [...tests];
    const first = longest.flatMap(name => all.filter(({ path }) => path.endsWith(name)));
    return [...first, ...super.sort(all.filter(test => !first.includes(test)))];
  }
}
