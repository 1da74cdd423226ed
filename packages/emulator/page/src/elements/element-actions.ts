import { useEffect, useMemo } from 'react';
import type { BlockState } from '../../../src/block-kit/block-state.js';
import { getInitialEntry } from '../../../src/block-kit/element-value.js';
import type { JsonObject, JsonValue } from '../../../src/json.js';
import type { ActionStatus, EnteredValue } from '../store/elements.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import {
  type ElementLocation,
  getStoredEntry,
  getStoredState,
  createLocation,
  getEntry,
  toControlTarget,
} from './element-location.js';
import type { ElementProps } from './element-registry.js';
import { dispatchToApp } from './element-requests.js';
import { enter, type EnterOptions, sendPending, send } from './enter-value.js';
import { useSurface } from './surface.js';

/** The state and actions of an element. The actions do nothing if the element is read-only. */
export interface ElementActions {
  /** `null` if the element is read-only. */
  readonly location: ElementLocation | null;
  /** The value as in Slack's state: `{ type, value }`, `{ type, selected_option }`, …; `undefined` for buttons. */
  readonly entry: JsonObject | undefined;
  /** The text in the field, if the value is derived from it. */
  readonly draft: string | undefined;
  readonly actionStatus: ActionStatus | undefined;
  /** Enters text, an id, a date, an option object or a list of these; `null` clears the element. */
  readonly enter: (value: JsonValue, entering?: EnterOptions) => void;
  /** Sends values that were entered with `when`. */
  readonly send: () => void;
  /** Clicks the element, or the option with this text. Ignored until the app has acked the previous action. */
  readonly click: (text?: string) => void;
  /** Selects an option of an element that keeps no value. */
  readonly choose: (value: JsonValue) => void;
}

export function useElementActions({ element, block }: Pick<ElementProps, 'element' | 'block'>): ElementActions {
  const surface = useSurface();
  const location = useMemo(() => surface && createLocation(surface, { element, block }), [surface, element, block]);
  const entered = usePage(({ entries }) => entries[location?.key ?? '']);
  const actionStatus = usePage(state => state.actionStatus[location?.key ?? '']);
  const stored = usePage(state => (surface ? getStoredState(surface, state) : undefined));
  useDiscardWhenStored(location, entered, stored);
  return useMemo(() => {
    const entry = location ? getEntry(location, entered, stored) : getInitialEntry(element);
    return {
      location,
      entry,
      draft: entered?.draft,
      actionStatus,
      ...createActions(location, actionStatus?.isBusy === true),
    };
  }, [location, element, entered, stored, actionStatus]);
}

function createActions(
  location: ElementLocation | null,
  isBusy: boolean,
): Pick<ElementActions, 'enter' | 'send' | 'click' | 'choose'> {
  if (!location) return { enter: doNothing, send: doNothing, click: doNothing, choose: doNothing };
  const sendAction = (verb: string, body: JsonObject): void => {
    if (isBusy) return;
    void sendPending(location.surface);
    void dispatchToApp(location, verb, body);
  };
  return {
    enter: (value, entering) => enter(location, value, entering),
    send: () => void send(location),
    click: text => sendAction('click', toControlTarget(location, text)),
    choose: value => sendAction('enter', { ...toControlTarget(location), value }),
  };
}

function doNothing(): void {}

/** Discards the local value once the emulator has stored it, so that another tab can change it. */
function useDiscardWhenStored(
  location: ElementLocation | null,
  entered: EnteredValue | undefined,
  state: BlockState | undefined,
): void {
  useEffect(() => {
    if (!location || !entered || entered.unsent || entered.draft !== undefined) return;
    const stored = getStoredEntry(location, state);
    if (stored && JSON.stringify(stored) === JSON.stringify(entered.entry))
      pageStore.getState().discardEntry(location.key);
  }, [location, entered, state]);
}
