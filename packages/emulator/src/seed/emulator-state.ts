import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CompleteSeed } from './initial-seed.js';
import { applySeed } from './apply/apply-seed.js';
import { createSeed } from './save/create-seed.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';
import type { EventLog } from '../event-log/event-log.js';
import type { Clock } from '../time/clock.js';

/** What keeping and beginning anew work on. */
export interface EmulatorStateParts {
  readonly world: WorkspaceRegistry;
  readonly dispatcher: { forget(): void };
  readonly journal: Pick<EventLog, 'emit'>;
  readonly clock: Clock;
  /** What has been noted so far. */
  readonly records: readonly { clear(): void }[];
}

/** The state of everything as a seed, and the way back to where it began. */
export class EmulatorState {
  readonly #parts: EmulatorStateParts;
  /** With all ids and tokens, so that what is begun anew is the same. */
  readonly #begun: CompleteSeed;

  /** Remembers everything as it is now. */
  constructor(parts: EmulatorStateParts) {
    this.#parts = parts;
    this.#begun = createSeed(parts.world);
  }

  get seed(): CompleteSeed {
    return createSeed(this.#parts.world);
  }

  /** Writes the seed to a file: as JSON where its name ends so, as YAML else. @returns what was written */
  async save(path?: string): Promise<string> {
    const text = await formatSavedSeed(this.seed, path);
    if (path !== undefined) await writeFile(path, text);
    return text;
  }

  /** Begins anew. Whoever waits for an answer gets none. */
  async reset(): Promise<void> {
    const { world, dispatcher, records, journal, clock } = this.#parts;
    dispatcher.forget();
    world.clear();
    applySeed(world, this.#begun);
    // Those who waited have noted by then that nothing came.
    await nextTurn();
    for (const record of records) record.clear();
    journal.emit('reset', { at: clock.now() });
  }
}

async function formatSavedSeed(seed: CompleteSeed, path: string | undefined): Promise<string> {
  if (path !== undefined && extname(path).toLowerCase() === '.json') return `${JSON.stringify(seed, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(seed, { aliasDuplicateObjects: false });
}
