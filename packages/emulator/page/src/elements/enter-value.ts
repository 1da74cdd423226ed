import { listPlacedElements } from '../../../src/block-kit/block-elements.js';
import { toEnteredEntry } from '../../../src/block-kit/element-value.js';
import { findEntryIssue } from '../../../src/block-kit/input-value.rules.js';
import type { JsonObject, JsonValue } from '../../../src/json.js';
import { getVisibleBlocks } from '../../../src/workspace/messages/message-content.js';
import type { EnteredValue } from '../store/elements.slice.js';
import { pageStore } from '../store/page-store.js';
import { type ElementLocation, toPlacedElement, createLocation, toControlTarget } from './element-location.js';
import { dispatchToApp, saveEntry } from './element-requests.js';
import type { Surface } from './surface.js';

const TYPING_DEBOUNCE_MS = 150;

export interface EnterOptions {
  /** When to send the value: immediately, after a pause in typing, or with `sendPending`. Default: immediately. */
  readonly when?: 'now' | 'debounced' | 'manual';
  /** Whether to notify the app. Default: as Slack does for this element. */
  readonly dispatch?: boolean | undefined;
  /** The text in the field, if the value is derived from it. */
  readonly draft?: string | undefined;
}

const typingTimers = new Map<string, ReturnType<typeof setTimeout>>();
/** Requests in progress. */
const sendings = new WeakMap<EnteredValue, Promise<boolean>>();

/**
 * Enters text, an id, a date, an option object or a list of these; `null` clears the element. The value is displayed
 * immediately, and kept until the emulator has stored it.
 */
export function enter(location: ElementLocation, value: JsonValue, entering: EnterOptions = {}): void {
  const { when = 'now', dispatch, draft } = entering;
  const entry = createEntry(location, value);
  if (!entry) return;
  const unsent = { ...toControlTarget(location), value, ...(dispatch === undefined ? {} : { tell: dispatch }) };
  pageStore.getState().enter(location.key, { entry, unsent, ...(draft === undefined ? {} : { draft }) });
  clearErrorIfValid(location, entry);
  clearTimeout(typingTimers.get(location.key));
  if (when === 'debounced')
    typingTimers.set(
      location.key,
      setTimeout(() => void send(location), TYPING_DEBOUNCE_MS),
    );
  if (when !== 'now') return;
  void sendPending(location.surface);
  // `sendPending` does not find elements of attachments.
  void send(location);
}

/** Sends the element's pending value. @returns whether the emulator has stored it */
export function send(location: ElementLocation): Promise<boolean> {
  clearTimeout(typingTimers.get(location.key));
  typingTimers.delete(location.key);
  const entered = pageStore.getState().entries[location.key];
  if (!entered?.unsent) return Promise.resolve(true);
  const sending = sendings.get(entered) ?? sendEntry(location, entered, entered.unsent);
  sendings.set(entered, sending);
  return sending;
}

/**
 * Sends all pending values of a surface. Later actions follow them, and submissions wait for them.
 * @returns whether all were stored; failures are shown at the elements
 */
export async function sendPending(surface: Surface): Promise<boolean> {
  const all = await Promise.all(findLocations(surface).map(send));
  return all.every(Boolean);
}

async function sendEntry(location: ElementLocation, entered: EnteredValue, unsent: JsonObject): Promise<boolean> {
  const isDone = isDispatched(location, unsent)
    ? await dispatchToApp(location, 'enter', unsent)
    : await saveEntry(location, unsent);
  if (isDone) pageStore.getState().markSent(location.key, entered);
  else sendings.delete(entered);
  return isDone;
}

function createEntry({ element, key }: ElementLocation, value: JsonValue): JsonObject | undefined {
  try {
    return toEnteredEntry(element, value);
  } catch (error) {
    pageStore.getState().setActionStatus(key, { isBusy: false, problem: String(error) });
    return undefined;
  }
}

/** Elements that an update has removed are not included. */
function findLocations(surface: Surface): ElementLocation[] {
  const blocks = surface.kind === 'view' ? surface.view.blocks : getVisibleBlocks(surface.message);
  return listPlacedElements(blocks).map(placed => createLocation(surface, placed));
}

/** Whether the app is notified now. Input blocks are submitted with the form unless they set `dispatch_action`. */
function isDispatched({ block }: ElementLocation, { tell: dispatch }: JsonObject): boolean {
  return typeof dispatch === 'boolean' ? dispatch : block.type !== 'input' || block.dispatch_action === true;
}

function clearErrorIfValid(location: ElementLocation, entry: JsonObject): void {
  if (location.surface.kind !== 'view') return;
  const placed = toPlacedElement(location);
  if (findEntryIssue(placed, entry) === undefined)
    pageStore.getState().clearFormError(location.surface.view.id, placed.blockId);
}
