import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CompleteSeed } from './initial-seed.js';
import { plantSeed } from './apply/apply-seed.js';
import { seedOf } from './save/create-seed.js';
import type { World } from '../workspace/workspace-registry.js';
import type { Journal } from '../event-log/event-log.js';
import type { Clock } from '../time/clock.js';

/** What keeping and beginning anew work on. */
export interface KeepingParts {
  readonly world: World;
  readonly dispatcher: { forget(): void };
  readonly journal: Pick<Journal, 'tell'>;
  readonly clock: Clock;
  /** What has been noted so far. */
  readonly records: readonly { clear(): void }[];
}

/** The state of everything as a seed, and the way back to where it began. */
export class Keeping {
  readonly #parts: KeepingParts;
  /** With all ids and tokens, so that what is begun anew is the same. */
  readonly #begun: CompleteSeed;

  /** Remembers everything as it is now. */
  constructor(parts: KeepingParts) {
    this.#parts = parts;
    this.#begun = seedOf(parts.world);
  }

  get seed(): CompleteSeed {
    return seedOf(this.#parts.world);
  }

  /** Writes the seed to a file: as JSON where its name ends so, as YAML else. @returns what was written */
  async save(path?: string): Promise<string> {
    const text = await written(this.seed, path);
    if (path !== undefined) await writeFile(path, text);
    return text;
  }

  /** Begins anew. Whoever waits for an answer gets none. */
  async reset(): Promise<void> {
    const { world, dispatcher, records, journal, clock } = this.#parts;
    dispatcher.forget();
    world.clear();
    plantSeed(world, this.#begun);
    // Those who waited have noted by then that nothing came.
    await nextTurn();
    for (const record of records) record.clear();
    journal.tell('reset', { at: clock.now() });
  }
}

async function written(seed: CompleteSeed, path: string | undefined): Promise<string> {
  if (path !== undefined && extname(path).toLowerCase() === '.json') return `${JSON.stringify(seed, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(seed, { aliasDuplicateObjects: false });
}
