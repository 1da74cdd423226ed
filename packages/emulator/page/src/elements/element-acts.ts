import { useMemo } from 'react';
import { entryAt } from '../../../src/block-kit/block-state.js';
import { enteredEntry, initialEntry } from '../../../src/block-kit/element-value.js';
import { isJsonObject, readObjects, stringAt, type JsonObject, type JsonValue } from '../../../src/json.js';
import { actAs } from '../server/control.js';
import { pageStore, usePage } from '../store/page-store.js';
import type { ElementProps } from './element-kind.js';
import { useSurface, type Surface } from './surface.js';

/** What can be done with an element. Where nothing can be acted on, nothing happens. */
export interface ElementActs {
  /** What it holds, as Slack's state has it: `{ type, value }`, `{ type, selected_option }`, …; nothing for buttons. */
  readonly entry: JsonObject | undefined;
  /** Whether it can be acted on at all. */
  readonly isLive: boolean;
  /**
   * Has it hold something: text, an id, a date, an option object, a list of these; `null` empties it.
   * @param tell whether the app is told of it. Default: as Slack does with an element of its kind there
   */
  readonly enter: (value: JsonValue, tell?: boolean) => Promise<void>;
  /** Clicks it, or one of its options by the text on it. */
  readonly click: (text?: string) => Promise<void>;
  /** What the app offers for what was typed: options, or groups of them. */
  readonly suggest: (query: string) => Promise<readonly JsonObject[]>;
}

/** What the element holds, and what can be done with it. */
export function useElementActs({ element, block }: Pick<ElementProps, 'element' | 'block'>): ElementActs {
  const surface = useSurface();
  const key = surface ? entryKey(surface, element, block) : '';
  const entered = usePage(({ entries }) => entries[key]);
  return useMemo(() => {
    const entry = entered ?? (surface && heldEntry(surface, element, block)) ?? initialEntry(element);
    if (!surface) return { entry, isLive: false, enter: nothing, click: nothing, suggest: async () => [] };
    const target = targetOf(surface, element, block);
    return {
      entry,
      isLive: true,
      enter: (value, tell) => {
        pageStore.getState().enter(key, enteredEntry(element, value));
        return done(surface, 'enter', { ...target, value, ...(tell === undefined ? {} : { tell }) });
      },
      click: text => done(surface, 'click', text === undefined ? target : withText(target, text)),
      suggest: async query => optionsIn(await actAs(surface.userId, 'suggest', { ...target, query })),
    };
  }, [block, element, entered, key, surface]);
}

async function nothing(): Promise<void> {}

/** Has it done. What can't be is told, and what the app left undone is, too. */
async function done({ userId }: Surface, verb: string, body: JsonObject): Promise<void> {
  const { tell } = pageStore.getState();
  try {
    const answer = await actAs(userId, verb, body);
    const exchange = isJsonObject(answer) && isJsonObject(answer.exchange) ? answer.exchange : answer;
    const problem = isJsonObject(exchange) ? stringAt(exchange, 'problem') : undefined;
    if (problem !== undefined) tell(problem);
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
  }
}

/** What names the element in the control API. */
function targetOf(surface: Surface, element: JsonObject, block: JsonObject): JsonObject {
  const shown = surface.kind === 'view' ? { view: surface.view.id } : { message: surface.message.ts };
  return {
    ...shown,
    element: { blockId: stringAt(block, 'block_id') ?? '', actionId: stringAt(element, 'action_id') ?? '' },
  };
}

function withText(target: JsonObject, text: string): JsonObject {
  return { ...target, element: { ...(isJsonObject(target.element) ? target.element : {}), text } };
}

function heldEntry(surface: Surface, element: JsonObject, block: JsonObject): JsonObject | undefined {
  if (surface.kind === 'message') return undefined;
  return entryAt(surface.view.state, stringAt(block, 'block_id') ?? '', stringAt(element, 'action_id') ?? '');
}

/** An updated view holds what the app left in it: what was entered before is in there. */
function entryKey(surface: Surface, element: JsonObject, block: JsonObject): string {
  const shown =
    surface.kind === 'view'
      ? [surface.view.id, surface.view.hash]
      : [surface.message.channel, surface.message.ts, surface.userId];
  return JSON.stringify([...shown, stringAt(block, 'block_id'), stringAt(element, 'action_id')]);
}

function optionsIn(answer: unknown): readonly JsonObject[] {
  return (isJsonObject(answer) && readObjects(answer.options)) || [];
}
