import { resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../../..');

/** Where the reference lies: `SLACK_REFERENCE`, by default beside the repository. */
export const referenceFolder = resolve(repository, process.env['SLACK_REFERENCE'] ?? '../shared/reference');

/** The module that is made. */
export const factsFile = resolve(repository, 'packages/emulator/src/facts/facts.generated.ts');
