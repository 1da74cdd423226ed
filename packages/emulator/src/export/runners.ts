/** How a test is written for a runner. */
export interface Runner {
  readonly imports: readonly string[];
  /** What follows the story as an argument of the test. */
  readonly limit: (timeoutMs: string) => string;
  readonly isFalse: (value: string) => string;
  readonly isEqual: (value: string, expected: string) => string;
}

const expecting = {
  limit: (timeoutMs: string) => `, ${timeoutMs}`,
  isFalse: (value: string) => `expect(${value}).toBe(false);`,
  isEqual: (value: string, expected: string) => `expect(${value}).toEqual(${expected});`,
};

/** The runners that a test can be written for. */
export const runners = {
  jest: { imports: [`import { expect, test } from '@jest/globals';`], ...expecting },
  vitest: { imports: [`import { expect, test } from 'vitest';`], ...expecting },
  node: {
    imports: [`import assert from 'node:assert/strict';`, `import { test } from 'node:test';`],
    limit: () => '',
    isFalse: (value: string) => `assert.equal(${value}, false);`,
    isEqual: (value: string, expected: string) => `assert.deepEqual(${value}, ${expected});`,
  },
} as const satisfies Readonly<Record<string, Runner>>;

/** A runner of tests. */
export type RunnerName = keyof typeof runners;
