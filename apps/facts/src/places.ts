import { resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../../..');

/** Where the reference lies: `SLACK_REFERENCE`, by default beside the repository. */
export const referenceFolder = resolve(repository, process.env['SLACK_REFERENCE'] ?? '../shared/reference');

const room = resolve(repository, 'packages/emulator/src/api-reference');

/** The generated modules. */
export const factsFile = resolve(room, 'facts.generated.ts');
export const shapesFile = resolve(room, 'event-shapes.generated.ts');
