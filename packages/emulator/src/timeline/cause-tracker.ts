import { BoundedMap } from '../collections/bounded-map.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';

/** The maximum number of clues kept. */
const MAX_REMEMBERED_CAUSES = 20_000;

/** Tracks identifiers in recent payloads, to link a later API call to the payload that caused it. */
export class CauseTracker {
  readonly #entries = new BoundedMap<string, number>(MAX_REMEMBERED_CAUSES);

  /** Stores the clues of a payload with the id of its envelope's entry. */
  remember(app: string, payload: unknown, entryId: number): void {
    if (!isJsonObject(payload)) return;
    for (const clue of listPayloadClues(payload)) this.#entries.set(`${app} ${clue}`, entryId);
  }

  /** Returns the entry of the payload that a call with these arguments responds to. */
  findCallCause(app: string | null, args: JsonObject): number | undefined {
    for (const clue of listCallClues(args)) {
      const entryId = this.#entries.get(`${app ?? ''} ${clue}`);
      if (entryId !== undefined) return entryId;
    }
    return undefined;
  }

  /** Returns the entry of the payload that contained a response URL, by the URL's key. */
  findResponseUrlCause(app: string, key: string): number | undefined {
    return this.#entries.get(`${app} url ${key}`);
  }
}

/** Lists the identifiers in a payload that an app may use later, in the format of `listCallClues`. */
export function listPayloadClues(payload: JsonObject): string[] {
  const event = objectAt(payload, 'event');
  const container = objectAt(payload, 'container');
  const about = event ?? payload;
  const thread = objectAt(about, 'assistant_thread') ?? {};
  const channel = getEventChannel(about) ?? stringAt(thread, 'channel_id');
  const urls = [payload, ...objectsAt(payload, 'response_urls')].flatMap(each => stringAt(each, 'response_url') ?? []);
  const pointer = stringAt(objectAt(payload, 'interactivity') ?? {}, 'interactivity_pointer');
  return [
    ...toClue('trigger', stringAt(payload, 'trigger_id')),
    ...toClue('trigger', pointer),
    ...urls.map(url => `url ${url.slice(url.lastIndexOf('/') + 1)}`),
    ...toClue('execution', stringAt(about, 'function_execution_id')),
    ...toClue('view', stringAt(objectAt(payload, 'view') ?? {}, 'id')),
    ...[
      about.ts,
      about.message_ts,
      container?.message_ts,
      objectAt(about, 'item')?.ts,
      about.thread_ts,
      thread.thread_ts,
    ].flatMap(ts => (channel !== undefined && typeof ts === 'string' ? [`message ${channel} ${ts}`] : [])),
    ...toClue('channel', channel),
    ...toClue('user', getCauseUser(about) ?? stringAt(thread, 'user_id')),
  ];
}

/** Lists the identifiers in a call that point to its payload, the most reliable first. */
export function listCallClues(args: JsonObject): string[] {
  const channel = stringAt(args, 'channel') ?? stringAt(args, 'channel_id');
  return [
    ...toClue('trigger', stringAt(args, 'trigger_id') ?? stringAt(args, 'interactivity_pointer')),
    ...toClue('execution', stringAt(args, 'function_execution_id')),
    ...toClue('view', stringAt(args, 'view_id')),
    ...[args.ts, args.message_ts, args.timestamp, args.thread_ts].flatMap(ts =>
      channel !== undefined && typeof ts === 'string' ? [`message ${channel} ${ts}`] : [],
    ),
    ...toClue('channel', channel),
    ...toClue('user', stringAt(args, 'user') ?? stringAt(args, 'user_id')),
  ];
}

const toClue = (kind: string, value: string | undefined): string[] => (value ? [`${kind} ${value}`] : []);

function getEventChannel(about: JsonObject): string | undefined {
  const { channel } = about;
  return typeof channel === 'string'
    ? channel
    : (stringAt(objectAt(about, 'channel') ?? {}, 'id') ??
        stringAt(about, 'channel_id') ??
        stringAt(objectAt(about, 'item') ?? {}, 'channel'));
}

function getCauseUser(about: JsonObject): string | undefined {
  return stringAt(about, 'user') ?? stringAt(objectAt(about, 'user') ?? {}, 'id') ?? stringAt(about, 'user_id');
}
