import { blockLists } from '../../src/block-kit/block.rules.js';
import type { ElementSurface } from '../../src/block-kit/element-placement.js';
import { describeValue, type ValidationIssue } from '../../src/block-kit/validation-issue.js';
import { inlines } from './inline-samples.js';
import { blockOf, elementOf, plain } from './samples.js';
import type { JsonObject, JsonValue } from '../../src/json.js';

export const SURFACES: readonly ElementSurface[] = ['message', 'modal', 'home'];
export const HOLDERS = ['section', 'actions', 'input', 'context', 'context_actions'];

export const faultsOn = (surface: ElementSurface, ...given: JsonValue[]): ValidationIssue[] =>
  blockLists[surface](given, '/blocks');
export const said = (faults: readonly ValidationIssue[]): string => describeValue(faults).join('\n');
export const many = (count: number, item: JsonValue): JsonValue[] => Array.from({ length: count }, () => item);
export const x = (count: number): string => 'x'.repeat(count);

/** Where a block may stand, by what becomes of it. */
export const placesOf = (type: string): ElementSurface[] =>
  SURFACES.filter(each => faultsOn(each, blockOf(type)).length === 0);

export function holding(holder: string, element: JsonObject): JsonObject {
  if (holder === 'section') return { type: 'section', text: plain('Hi'), accessory: element };
  if (holder === 'input') return { type: 'input', label: plain('Name'), element };
  return { type: holder, elements: [element] };
}

/** Which blocks hold an element, and where, by what becomes of it. */
export const holdersOf = (type: string): string[] =>
  HOLDERS.flatMap(holder =>
    SURFACES.filter(surface => faultsOn(surface, holding(holder, elementOf(type))).length === 0).map(
      surface => `${holder}/${surface}`,
    ),
  );
export const held = (holders: readonly string[], surfaces: readonly ElementSurface[] = SURFACES): string[] =>
  HOLDERS.filter(each => holders.includes(each)).flatMap(holder =>
    SURFACES.filter(each => surfaces.includes(each)).map(surface => `${holder}/${surface}`),
  );

/** The faults of an element in the first place that takes it. */
export function elementFaults(type: string, change: (element: JsonObject) => JsonObject): ValidationIssue[] {
  const [holder = 'actions', surface] = (holdersOf(type)[0] ?? '').split('/');
  return faultsOn(SURFACES.find(each => each === surface) ?? 'message', holding(holder, change(elementOf(type))));
}
export const blockFaults = (type: string, change: (block: JsonObject) => JsonObject): ValidationIssue[] =>
  faultsOn(placesOf(type)[0] ?? 'message', change(blockOf(type)));
export const inlineFaults = (type: string, change: (inline: JsonObject) => JsonObject): ValidationIssue[] => {
  const inline = change({ type, ...inlines[type]?.whole });
  return faultsOn('message', { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [inline] }] });
};

export const without =
  (name: string) =>
  (from: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(from).filter(([each]) => each !== name));
export const having =
  (more: JsonObject) =>
  (from: JsonObject): JsonObject => ({ ...from, ...more });
