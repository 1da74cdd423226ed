import type { JsonObject } from '../json.js';
import type { Clock } from '../time/clock.js';
import type { Identifiers } from './identifiers.js';
import { SlackApiError } from './api-error.js';

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
export interface SlackCall extends CallContent {
  readonly id: string;
  readonly appId: string;
  readonly createdBy: string;
  /** Seconds since the epoch; 0 while the call is active. */
  readonly endedAt: number;
}

/** The calls that apps have told of. */
export class CallStore {
  readonly #calls = new Map<string, SlackCall>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
  ) {}

  get all(): readonly SlackCall[] {
    return [...this.#calls.values()];
  }

  /** Restores a call of an earlier state. */
  restore(call: Omit<SlackCall, 'id'> & Partial<Pick<SlackCall, 'id'>>): SlackCall {
    return this.#keep({ ...call, id: call.id ?? this.ids.next('R') });
  }

  add(appId: string, createdBy: string, content: CallContent): SlackCall {
    return this.restore({ ...content, appId, createdBy, endedAt: 0 });
  }

  /** @throws SlackApiError `invalid_call_id`, also for those of other apps */
  get(id: string, appId: string): SlackCall {
    const call = this.#calls.get(id);
    if (call?.appId !== appId) throw new SlackApiError('invalid_call_id');
    return call;
  }

  change(call: SlackCall, to: Partial<CallContent>): SlackCall {
    return this.#keep({ ...call, ...to });
  }

  /** @throws SlackApiError `inactive_call` */
  end(call: SlackCall): void {
    requireActive(call);
    this.#keep({ ...call, endedAt: Math.trunc(this.clock.now() / 1000) });
  }

  /** @throws SlackApiError `inactive_call`, or `bad_users` when somebody is in it already */
  addUsers(call: SlackCall, users: readonly JsonObject[]): void {
    requireActive(call);
    if (users.some(user => call.users.some(each => getCallUserKey(each) === getCallUserKey(user))))
      throw new SlackApiError('bad_users');
    this.#keep({ ...call, users: [...call.users, ...users] });
  }

  /** @throws SlackApiError `inactive_call`, or `bad_users` when somebody is not in it */
  removeUsers(call: SlackCall, users: readonly JsonObject[]): void {
    requireActive(call);
    const gone = new Set(users.map(getCallUserKey));
    const left = call.users.filter(each => !gone.has(getCallUserKey(each)));
    if (left.length + gone.size !== call.users.length) throw new SlackApiError('bad_users');
    this.#keep({ ...call, users: left });
  }

  #keep(call: SlackCall): SlackCall {
    this.#calls.set(call.id, call);
    return call;
  }
}

function requireActive({ endedAt }: SlackCall): void {
  if (endedAt !== 0) throw new SlackApiError('inactive_call');
}

const getCallUserKey = ({ slack_id: slackId, external_id: externalId }: JsonObject): string =>
  JSON.stringify(slackId ?? externalId);
