import type { JsonObject } from '../json.js';
import type { Clock } from '../time/clock.js';
import type { Identifiers } from './identifiers.js';
import { SlackRefusal } from './api-error.js';

/** What an app tells of a call. */
export interface CallContent {
  readonly externalId: string;
  readonly displayId: string;
  readonly title: string;
  readonly joinUrl: string;
  readonly desktopUrl: string;
  /** Seconds since the epoch. */
  readonly startedAt: number;
  /** Slack's users (`slack_id`), and others (`external_id`, `display_name`). */
  readonly users: readonly JsonObject[];
}

/** A call of an app of meetings. Never changes: a change makes a new one of the same id. */
export interface Call extends CallContent {
  readonly id: string;
  readonly appId: string;
  readonly createdBy: string;
  /** Seconds since the epoch; 0 as long as it goes on. */
  readonly endedAt: number;
}

/** The calls that apps have told of. */
export class CallStore {
  readonly #calls = new Map<string, Call>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
  ) {}

  get all(): readonly Call[] {
    return [...this.#calls.values()];
  }

  /** Keeps a call that was there all the time. */
  restore(call: Omit<Call, 'id'> & Partial<Pick<Call, 'id'>>): Call {
    return this.#keep({ ...call, id: call.id ?? this.ids.next('R') });
  }

  add(appId: string, createdBy: string, content: CallContent): Call {
    return this.restore({ ...content, appId, createdBy, endedAt: 0 });
  }

  /** @throws SlackRefusal `invalid_call_id`, also for those of other apps */
  get(id: string, appId: string): Call {
    const call = this.#calls.get(id);
    if (call?.appId !== appId) throw new SlackRefusal('invalid_call_id');
    return call;
  }

  change(call: Call, to: Partial<CallContent>): Call {
    return this.#keep({ ...call, ...to });
  }

  /** @throws SlackRefusal `inactive_call` */
  end(call: Call): void {
    requireActive(call);
    this.#keep({ ...call, endedAt: Math.trunc(this.clock.now() / 1000) });
  }

  /** @throws SlackRefusal `inactive_call`, or `bad_users` when somebody is in it already */
  addUsers(call: Call, users: readonly JsonObject[]): void {
    requireActive(call);
    if (users.some(user => call.users.some(each => keyOf(each) === keyOf(user)))) throw new SlackRefusal('bad_users');
    this.#keep({ ...call, users: [...call.users, ...users] });
  }

  /** @throws SlackRefusal `inactive_call`, or `bad_users` when somebody is not in it */
  removeUsers(call: Call, users: readonly JsonObject[]): void {
    requireActive(call);
    const gone = new Set(users.map(keyOf));
    const left = call.users.filter(each => !gone.has(keyOf(each)));
    if (left.length + gone.size !== call.users.length) throw new SlackRefusal('bad_users');
    this.#keep({ ...call, users: left });
  }

  #keep(call: Call): Call {
    this.#calls.set(call.id, call);
    return call;
  }
}

function requireActive({ endedAt }: Call): void {
  if (endedAt !== 0) throw new SlackRefusal('inactive_call');
}

const keyOf = ({ slack_id: slackId, external_id: externalId }: JsonObject): string =>
  JSON.stringify(slackId ?? externalId);
