import { BoundedMap } from '../collections/bounded-map.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';

/** How many clues are remembered. */
const MAX_REMEMBERED_CAUSES = 20_000;

/** What apps were told last, by what they may use of it later: so that a call is known to answer a payload. */
export class CauseTracker {
  readonly #entries = new BoundedMap<string, number>(MAX_REMEMBERED_CAUSES);

  /** Remembers what a payload brought to an app, by the entry of its envelope. */
  remember(app: string, payload: unknown, entryId: number): void {
    if (!isJsonObject(payload)) return;
    for (const clue of listPayloadClues(payload)) this.#entries.set(`${app} ${clue}`, entryId);
  }

  /** The entry of the payload that these arguments answer. */
  findCallCause(app: string | null, args: JsonObject): number | undefined {
    for (const clue of listCallClues(args)) {
      const entryId = this.#entries.get(`${app ?? ''} ${clue}`);
      if (entryId !== undefined) return entryId;
    }
    return undefined;
  }

  /** The entry of the payload that brought a response URL, by its key. */
  findResponseUrlCause(app: string, key: string): number | undefined {
    return this.#entries.get(`${app} url ${key}`);
  }
}

/** What an app may use of a payload later, in the words of `cluesOfCall`. */
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

/** What of a call tells which payload it answers: the surest first. */
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
