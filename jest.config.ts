/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const project = (dir: string): Config => ({
  displayName: dir,
  rootDir: `<rootDir>/${dir}`,
  testEnvironment: 'node',
  // Tests run on the sources of every package: no build comes first.
  testEnvironmentOptions: { customExportConditions: ['@nest-slack/source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/test/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Sources import './x.js' (what tsc emits); on disk it is './x.ts'.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: true,
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
      },
    ],
  },
});

/** Whatever a spec is about, what it logs is looked through for secrets. */
const socketMode: Config = {
  ...project('packages/socket-mode'),
  setupFilesAfterEnv: ['<rootDir>/test/support/every-spec.ts'],
};

const config: Config = {
  projects: [
    project('packages/emulator'),
    socketMode,
    project('apps/demo'),
    project('apps/soak'),
    project('apps/facts'),
    project('apps/docs'),
  ],
  // Waits have shorter limits of their own, which say what was awaited; this one is for a machine that is busy. Jest reads
  // it here alone, and ignores that of a project.
  testTimeout: 30_000,
  // More than there are cores: many specs mostly wait. With one, in the runner's own process, what a failed test leaves
  // open would keep the runner from ending.
  maxWorkers: 3,
  // A worker keeps the modules of all specs that it ran: from about a gigabyte on it would mostly collect garbage.
  workerIdleMemoryLimit: '800MB',
  testSequencer: '<rootDir>/.ci/longest-first.cjs',
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
};

export default config;
