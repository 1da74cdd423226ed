import { SlackEmulator } from '../../src/index.js';
import type { JsonObject } from '../../src/json.js';
import { RawApp } from './raw-app.js';

/** When its time begins: 2027-01-15, in seconds since the epoch. */
export const START = 1_800_000_000;

/** A clock that stands still until a test moves it. */
export interface StillClock {
  nowMs: number;
}

/** What the app of a local Slack calls. */
export interface Calls {
  /** Calls a method as the bot. @returns the body of the answer */
  readonly call: (method: string, args?: object) => Promise<JsonObject>;
  /** Calls a method as somebody who let the app act for them. */
  readonly callAs: (person: string, method: string, args?: object) => Promise<JsonObject>;
}

export function callsOf(slack: SlackEmulator): Calls {
  const app = new RawApp(slack);
  return {
    call: async (method, args = {}) => (await app.call(method, args)).body,
    callAs: async (person, method, args = {}) =>
      (await app.call(method, args, slack.workspace().userToken(person))).body,
  };
}

/** A local Slack whose clock stands still, and what its app calls. */
export interface StillSlack extends Calls {
  readonly clock: StillClock;
  readonly slack: SlackEmulator;
}

export async function startStill(): Promise<StillSlack> {
  const clock = { nowMs: START * 1000 };
  const slack = await SlackEmulator.start({ clock: { now: () => clock.nowMs } });
  return { clock, slack, ...callsOf(slack) };
}
