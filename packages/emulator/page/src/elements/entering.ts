import { toEnteredEntry } from '../../../src/block-kit/element-value.js';
import { findEntryIssue } from '../../../src/block-kit/input-value.rules.js';
import { listPlacedElements } from '../../../src/block-kit/block-elements.js';
import type { JsonObject, JsonValue } from '../../../src/json.js';
import { getVisibleBlocks } from '../../../src/workspace/messages/message-content.js';
import type { Entered } from '../store/entries.slice.js';
import { pageStore } from '../store/page-store.js';
import { placedAt, placeOf, targetOf, type ElementPlace } from './element-place.js';
import type { Surface } from './surface.js';
import { tellApp, tellEmulator } from './telling.js';

/** How long nobody types before the emulator is told of what was typed. */
const PAUSE_MS = 150;

export interface Entering {
  /** When the emulator is told: at once, when nobody has typed for a moment, or when `flush` is called. Default: now. */
  readonly when?: 'now' | 'soon' | 'at_flush';
  /** Whether the app is told of it. Default: as Slack does with an element where it is. */
  readonly tell?: boolean | undefined;
  /** What stands in the field, where the value is made of that. */
  readonly draft?: string | undefined;
}

/** Of the elements that are typed in, by their key. */
const pauses = new Map<string, ReturnType<typeof setTimeout>>();
/** What is on its way to the emulator. */
const sendings = new WeakMap<Entered, Promise<boolean>>();

/**
 * Has an element hold something: text, an id, a date, an option object, a list of these; `null` empties it. It is shown
 * at once, and kept for as long as the emulator could not be told.
 */
export function enter(place: ElementPlace, value: JsonValue, entering: Entering = {}): void {
  const { when = 'now', tell, draft } = entering;
  const entry = entryOf(place, value);
  if (!entry) return;
  const unsent = { ...targetOf(place), value, ...(tell === undefined ? {} : { tell }) };
  pageStore.getState().enter(place.key, { entry, unsent, ...(draft === undefined ? {} : { draft }) });
  mendIfMended(place, entry);
  clearTimeout(pauses.get(place.key));
  if (when === 'soon')
    pauses.set(
      place.key,
      setTimeout(() => void send(place), PAUSE_MS),
    );
  if (when !== 'now') return;
  void flush(place.surface);
  // What stands in an attachment is in none of its blocks.
  void send(place);
}

/** Tells the emulator what it doesn't know yet of what was entered in an element. @returns whether it knows all now */
export function send(place: ElementPlace): Promise<boolean> {
  clearTimeout(pauses.get(place.key));
  pauses.delete(place.key);
  const entered = pageStore.getState().entries[place.key];
  if (!entered?.unsent) return Promise.resolve(true);
  const sending = sendings.get(entered) ?? sent(place, entered, entered.unsent);
  sendings.set(entered, sending);
  return sending;
}

/**
 * Tells the emulator all that was entered in a message or view and that it doesn't know yet. Whatever is done there after
 * that comes after it, and before a submission one waits for it.
 * @returns whether the emulator knows all of it; what it could not be told stays where it was entered, and why is said
 * there
 */
export async function flush(surface: Surface): Promise<boolean> {
  const all = await Promise.all(placesIn(surface).map(send));
  return all.every(Boolean);
}

async function sent(place: ElementPlace, entered: Entered, unsent: JsonObject): Promise<boolean> {
  const isDone = isTold(place, unsent) ? await tellApp(place, 'enter', unsent) : await tellEmulator(place, unsent);
  if (isDone) pageStore.getState().markSent(place.key, entered);
  else sendings.delete(entered);
  return isDone;
}

function entryOf({ element, key }: ElementPlace, value: JsonValue): JsonObject | undefined {
  try {
    return toEnteredEntry(element, value);
  } catch (error) {
    pageStore.getState().setActing(key, { isBusy: false, problem: String(error) });
    return undefined;
  }
}

/** The elements that are there now. What an update has taken away, nobody waits for. */
function placesIn(surface: Surface): ElementPlace[] {
  const blocks = surface.kind === 'view' ? surface.view.blocks : getVisibleBlocks(surface.message);
  return listPlacedElements(blocks).map(placed => placeOf(surface, placed));
}

/** Whether the app is told at once. Of what stands in an input block, it is told with the form as a rule. */
function isTold({ block }: ElementPlace, { tell }: JsonObject): boolean {
  return typeof tell === 'boolean' ? tell : block.type !== 'input' || block.dispatch_action === true;
}

function mendIfMended(place: ElementPlace, entry: JsonObject): void {
  if (place.surface.kind !== 'view') return;
  const placed = placedAt(place);
  if (findEntryIssue(placed, entry) === undefined) pageStore.getState().mend(place.surface.view.id, placed.blockId);
}
