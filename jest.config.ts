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

const bundles = '<rootDir>/../../node_modules/.cache/nest-slack-tests';

/** Of the local Slack: most specs need the whole of it, which comes as a bundle too; the others, the rooms that they are about. */
const emulator: Config = {
  ...project('packages/emulator'),
  globalSetup: '<rootDir>/../../.ci/test-bundles.mjs',
  moduleNameMapper: { '^(?:\\.\\./)+src/index\\.js$': `${bundles}/emulator.mjs`, '^(\\.{1,2}/.*)\\.js$': '$1' },
};

/**
 * Bots are tested with the local Slack. It, Nest and rxjs come as bundles, which each run makes anew: loading
 * them file by file takes longer than most specs do.
 */
const botProject = (dir: string): Config => {
  const { moduleNameMapper, ...rest } = project(dir);
  return {
    ...rest,
    globalSetup: '<rootDir>/../../.ci/test-bundles.mjs',
    moduleNameMapper: {
      ...moduleNameMapper,
      '^@nest-slack/emulator$': `${bundles}/emulator.mjs`,
      '^(rxjs(?:/operators)?)$': `${bundles}/$1.mjs`,
      '^@nestjs/((?:common|core|microservices)(?:/.+?)?)(?:\\.js)?$': `${bundles}/nest/$1.mjs`,
    },
  };
};

/**
 * Apps use the packages only by their names, so that these come as bundles, too. The packages' own specs also import single
 * files, whose classes would not be those of a bundle.
 */
const appProject = (dir: string): Config => {
  const { moduleNameMapper, ...rest } = botProject(dir);
  return {
    ...rest,
    moduleNameMapper: { '^@nest-slack/(core|core/internal|socket-mode)$': `${bundles}/$1.mjs`, ...moduleNameMapper },
  };
};

/** Whatever a spec is about, what it logs is looked through for secrets. */
const socketMode: Config = {
  ...botProject('packages/socket-mode'),
  setupFilesAfterEnv: ['<rootDir>/test/support/every-spec.ts'],
};

const config: Config = {
  projects: [
    emulator,
    socketMode,
    appProject('apps/demo'),
    appProject('apps/soak'),
    project('apps/benchmark'),
    project('apps/facts'),
    appProject('apps/docs'),
  ],
  // Waits have shorter limits of their own, which say what was awaited; this one is for a machine that is busy. Jest reads
  // it here alone, and ignores that of a project.
  testTimeout: 30_000,
  // More than there are cores: many specs mostly wait. With one, in the runner's own process, what a failed test leaves
  // open would keep the runner from ending.
  maxWorkers: 4,
  // A worker keeps the modules of all specs that it ran: from about a gigabyte on it would mostly collect garbage.
  workerIdleMemoryLimit: '800MB',
  testSequencer: '<rootDir>/.ci/longest-first.cjs',
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
};

export default config;
