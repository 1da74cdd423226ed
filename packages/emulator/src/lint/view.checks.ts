import { BoundedMap } from '../collections/bounded-map.js';
import { isJsonObject, objectAt, stringAt } from '../json.js';
import type { TimelineRecord } from '../timeline/record-store.js';
import type { LintChecks } from './lint-rules.js';

const MAX_METADATA_LENGTH = 3000;
const METADATA_WARNING_RATIO = 0.9;
/** Two payloads of one view within this time can run their handlers concurrently. */
const SIMULTANEOUS_MS = 1000;

/** Checks the views of an app. */
export function createViewChecks(): LintChecks<'private-metadata' | 'unhashed-update'> {
  /** The times of the last two payloads of each view. */
  const payloads = new BoundedMap<string, readonly number[]>(1000);
  return {
    'private-metadata': noted => {
      if (noted.kind !== 'change' || noted.record.kind !== 'view_changed' || noted.record.how === 'closed')
        return undefined;
      const { length } = noted.record.view.privateMetadata;
      if (length <= MAX_METADATA_LENGTH * METADATA_WARNING_RATIO) return undefined;
      return (
        `The private_metadata of a view has ${length} characters of the ${MAX_METADATA_LENGTH} that Slack takes: a ` +
        'little more and it is refused. Keep an id there, and the rest with you.'
      );
    },
    'unhashed-update': noted => {
      const shown = viewOfPayload(noted);
      if (shown !== undefined) payloads.set(shown, [...(payloads.get(shown) ?? []).slice(-1), noted.at]);
      if (noted.kind !== 'api_call' || noted.record.method !== 'views.update' || !noted.record.ok) return undefined;
      const { view_id: id, hash } = noted.record.args;
      if (typeof id !== 'string' || (hash !== undefined && hash !== '')) return undefined;
      const [first, second] = payloads.get(id) ?? [];
      if (first === undefined || second === undefined || noted.at - first > SIMULTANEOUS_MS) return undefined;
      return (
        'views.update changed a view without its hash while two payloads of it were under way: one handler ' +
        'may undo the other. Pass the hash of the view that came.'
      );
    },
  };
}

/** What is typed into a menu changes no view. */
const VIEW_METHODS: ReadonlySet<unknown> = new Set(['block_actions', 'view_submission']);

function viewOfPayload(noted: TimelineRecord): string | undefined {
  if (noted.kind !== 'envelope' || !isJsonObject(noted.record.payload)) return undefined;
  if (!VIEW_METHODS.has(noted.record.payload.type)) return undefined;
  return stringAt(objectAt(noted.record.payload, 'view') ?? {}, 'id');
}
