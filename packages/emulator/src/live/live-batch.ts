import type { LiveChange } from './live-state.js';

/** Changes that are told together: of several of the same thing only the last is. */
export class LiveBatch {
  readonly #changes = new Map<string, () => LiveChange>();

  /**
   * Notes that something has changed.
   * @param thing the same for changes that take each other's place
   * @param change says what it is then, once the batch is told
   */
  note(thing: string, change: () => LiveChange): void {
    this.#changes.set(thing, change);
  }

  /** The changes, each where its thing changed first. Nothing is left. */
  take(): LiveChange[] {
    const changes = Array.from(this.#changes.values(), change => change());
    this.clear();
    return changes;
  }

  clear(): void {
    this.#changes.clear();
  }
}
