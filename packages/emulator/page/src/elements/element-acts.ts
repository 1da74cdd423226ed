import { useEffect, useMemo } from 'react';
import type { BlockState } from '../../../src/block-kit/block-state.js';
import { getInitialEntry } from '../../../src/block-kit/element-value.js';
import type { JsonObject, JsonValue } from '../../../src/json.js';
import type { Acting } from '../store/acting.slice.js';
import type { Entered } from '../store/entries.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import type { ElementProps } from './element-kind.js';
import { heldEntry, heldState, placeOf, shownEntry, targetOf, type ElementPlace } from './element-place.js';
import { enter, flush, send, type Entering } from './entering.js';
import { useSurface } from './surface.js';
import { tellApp } from './telling.js';

/** What can be done with an element. Where nothing can be acted on, nothing happens. */
export interface ElementActs {
  /** `null` where it can't be acted on at all. */
  readonly place: ElementPlace | null;
  /** What it holds, as Slack's state has it: `{ type, value }`, `{ type, selected_option }`, …; nothing for buttons. */
  readonly entry: JsonObject | undefined;
  /** What stands in the field, where the entry is made of that. */
  readonly draft: string | undefined;
  /** How the last act on it is going. */
  readonly acting: Acting | undefined;
  /** Has it hold something: text, an id, a date, an option object, a list of these; `null` empties it. */
  readonly enter: (value: JsonValue, entering?: Entering) => void;
  /** The emulator is told now of what was entered with `when`. */
  readonly send: () => void;
  /** Clicks it, or one of its options by the text on it. While the app has not acked, another click does nothing. */
  readonly click: (text?: string) => void;
  /** Chooses in it what it doesn't go on to hold. */
  readonly choose: (value: JsonValue) => void;
}

/** What the element holds, and what can be done with it. */
export function useElementActs({ element, block }: Pick<ElementProps, 'element' | 'block'>): ElementActs {
  const surface = useSurface();
  const place = useMemo(() => surface && placeOf(surface, { element, block }), [surface, element, block]);
  const entered = usePage(({ entries }) => entries[place?.key ?? '']);
  const acting = usePage(state => state.acting[place?.key ?? '']);
  const held = usePage(state => (surface ? heldState(surface, state) : undefined));
  useForgetting(place, entered, held);
  return useMemo(() => {
    const entry = place ? shownEntry(place, entered, held) : getInitialEntry(element);
    return { place, entry, draft: entered?.draft, acting, ...actsOn(place, acting?.isBusy === true) };
  }, [place, element, entered, held, acting]);
}

function actsOn(place: ElementPlace | null, isBusy: boolean): Pick<ElementActs, 'enter' | 'send' | 'click' | 'choose'> {
  if (!place) return { enter: nothing, send: nothing, click: nothing, choose: nothing };
  const tell = (verb: string, body: JsonObject): void => {
    if (isBusy) return;
    void flush(place.surface);
    void tellApp(place, verb, body);
  };
  return {
    enter: (value, entering) => enter(place, value, entering),
    send: () => void send(place),
    click: text => tell('click', targetOf(place, text)),
    choose: value => tell('enter', { ...targetOf(place), value }),
  };
}

function nothing(): void {}

/** What the emulator has come to have itself need not be kept here: another tab may go on from there. */
function useForgetting(place: ElementPlace | null, entered: Entered | undefined, state: BlockState | undefined): void {
  useEffect(() => {
    if (!place || !entered || entered.unsent || entered.draft !== undefined) return;
    const held = heldEntry(place, state);
    if (held && JSON.stringify(held) === JSON.stringify(entered.entry)) pageStore.getState().forget(place.key);
  }, [place, entered, state]);
}
