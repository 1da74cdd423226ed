const { default: TestSequencer } = require('@jest/test-sequencer');

/** Specs that mostly wait, have processes of their own or tell a long story: begun last, they would have everything wait. */
const longest = [
  'apps/soak/test/soak.spec.ts',
  'packages/socket-mode/test/faults/blocked-event-loop.spec.ts',
  'apps/demo/test/page/demo-by-keyboard.spec.ts',
  'packages/socket-mode/test/faults/shutdown.spec.ts',
  'apps/demo/test/page/demo-by-mouse.spec.ts',
  'packages/socket-mode/test/faults/concurrency.spec.ts',
  'packages/socket-mode/test/nest/process-end.spec.ts',
  'packages/emulator/test/cli/cli-actions.spec.ts',
  'packages/emulator/test/cli/cli.spec.ts',
  'apps/docs/test/packed.spec.ts',
];

/** Those first, then the others in their usual order. */
class LongestFirst extends TestSequencer {
  /**
   * @override
   * @param {Parameters<InstanceType<typeof TestSequencer>['sort']>[0]} tests
   */
  async sort(tests) {
    const usual = await super.sort([...tests]);
    const first = longest.flatMap(name => usual.filter(({ path }) => path.endsWith(name)));
    return [...first, ...usual.filter(test => !first.includes(test))];
  }
}

module.exports = LongestFirst;
