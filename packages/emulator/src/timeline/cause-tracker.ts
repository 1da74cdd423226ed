import { BoundedMap } from '../collections/bounded-map.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';

/** How many clues are remembered. */
const MEMORY = 20_000;

/** What apps were told last, by what they may use of it later: so that a call is known to answer a payload. */
export class Causes {
  readonly #entries = new BoundedMap<string, number>(MEMORY);

  /** Remembers what a payload brought to an app, by the entry of its envelope. */
  remember(app: string, payload: unknown, entryId: number): void {
    if (!isJsonObject(payload)) return;
    for (const clue of cluesOfPayload(payload)) this.#entries.set(`${app} ${clue}`, entryId);
  }

  /** The entry of the payload that these arguments answer. */
  ofCall(app: string | null, args: JsonObject): number | undefined {
    for (const clue of cluesOfCall(args)) {
      const entryId = this.#entries.get(`${app ?? ''} ${clue}`);
      if (entryId !== undefined) return entryId;
    }
    return undefined;
  }

  /** The entry of the payload that brought a response URL, by its key. */
  ofResponseUrl(app: string, key: string): number | undefined {
    return this.#entries.get(`${app} url ${key}`);
  }
}

/** What an app may use of a payload later, in the words of `cluesOfCall`. */
export function cluesOfPayload(payload: JsonObject): string[] {
  const event = objectAt(payload, 'event');
  const container = objectAt(payload, 'container');
  const about = event ?? payload;
  const thread = objectAt(about, 'assistant_thread') ?? {};
  const channel = channelOf(about) ?? stringAt(thread, 'channel_id');
  const urls = [payload, ...objectsAt(payload, 'response_urls')].flatMap(each => stringAt(each, 'response_url') ?? []);
  const pointer = stringAt(objectAt(payload, 'interactivity') ?? {}, 'interactivity_pointer');
  return [
    ...clue('trigger', stringAt(payload, 'trigger_id')),
    ...clue('trigger', pointer),
    ...urls.map(url => `url ${url.slice(url.lastIndexOf('/') + 1)}`),
    ...clue('execution', stringAt(about, 'function_execution_id')),
    ...clue('view', stringAt(objectAt(payload, 'view') ?? {}, 'id')),
    ...[
      about.ts,
      about.message_ts,
      container?.message_ts,
      objectAt(about, 'item')?.ts,
      about.thread_ts,
      thread.thread_ts,
    ].flatMap(ts => (channel !== undefined && typeof ts === 'string' ? [`message ${channel} ${ts}`] : [])),
    ...clue('channel', channel),
    ...clue('user', userOf(about) ?? stringAt(thread, 'user_id')),
  ];
}

/** What of a call tells which payload it answers: the surest first. */
export function cluesOfCall(args: JsonObject): string[] {
  const channel = stringAt(args, 'channel') ?? stringAt(args, 'channel_id');
  return [
    ...clue('trigger', stringAt(args, 'trigger_id') ?? stringAt(args, 'interactivity_pointer')),
    ...clue('execution', stringAt(args, 'function_execution_id')),
    ...clue('view', stringAt(args, 'view_id')),
    ...[args.ts, args.message_ts, args.timestamp, args.thread_ts].flatMap(ts =>
      channel !== undefined && typeof ts === 'string' ? [`message ${channel} ${ts}`] : [],
    ),
    ...clue('channel', channel),
    ...clue('user', stringAt(args, 'user') ?? stringAt(args, 'user_id')),
  ];
}

const clue = (kind: string, value: string | undefined): string[] => (value ? [`${kind} ${value}`] : []);

function channelOf(about: JsonObject): string | undefined {
  const { channel } = about;
  return typeof channel === 'string'
    ? channel
    : (stringAt(objectAt(about, 'channel') ?? {}, 'id') ??
        stringAt(about, 'channel_id') ??
        stringAt(objectAt(about, 'item') ?? {}, 'channel'));
}

function userOf(about: JsonObject): string | undefined {
  return stringAt(about, 'user') ?? stringAt(objectAt(about, 'user') ?? {}, 'id') ?? stringAt(about, 'user_id');
}
