import { BoundedList } from '../collections/bounded-list.js';
import { weightOf } from '../journal/weight.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';
import type { PersonAct } from './person-act.js';

/** Who did what, and when. */
export interface NotedAct {
  readonly user: User;
  readonly workspace: Workspace;
  readonly act: PersonAct;
  /** The id that the next entry of the timeline was to have: the first that may follow from it. */
  readonly place: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What was typed and entered may weigh so much, all in all. */
const MOST_BYTES = 16 * 2 ** 20;

/** What people did, in order: as many acts as are kept. */
export class ActLog {
  readonly #acts: BoundedList<NotedAct>;

  constructor(limit: number) {
    this.#acts = new BoundedList(limit, { weigh: ({ act }) => weightOfAct(act), most: MOST_BYTES });
  }

  get all(): readonly NotedAct[] {
    return this.#acts.all;
  }

  note(noted: NotedAct): void {
    this.#acts.push(noted);
  }

  /** Forgets them all. */
  clear(): void {
    this.#acts.clear();
  }
}

/** What of an act nobody else keeps. */
function weightOfAct(act: PersonAct): number {
  const text = 'text' in act ? act.text : '';
  const given = 'entry' in act ? act.entry : 'inputs' in act ? act.inputs : {};
  return weightOf(text) + weightOf(given);
}
