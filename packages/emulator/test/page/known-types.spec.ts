import { describe, expect, it } from '@jest/globals';
import { isJsonObject, type JsonValue } from '../../src/json.js';
import { inlines } from '../block-kit/inline-samples.js';
import { blockOf, blocks, elementOf, elements } from '../block-kit/samples.js';
import { elementCases } from '../support/element-cases.js';
import { ELSEWHERE, GALLERY } from './support/block-gallery.js';
import { knownTypes } from './support/known-types.js';

/** What is drawn by the tests of the page, and must be known to it there. */
const DRAWN: readonly JsonValue[] = [
  ...[...GALLERY, ...ELSEWHERE].map(({ block }) => block),
  ...Object.keys(blocks).map(type => blockOf(type)),
  ...Object.keys(elements).map(type => elementOf(type)),
  ...Object.entries(inlines).map(([type, { whole }]) => ({ type, ...whole })),
];
/** Every part may have them, and shows nothing of them. */
const IDS = ['type', 'block_id', 'action_id'];

/** The members of all that has a `type`, by that. */
function membersIn(values: readonly JsonValue[], found = new Map<string, Set<string>>()): Map<string, Set<string>> {
  for (const value of values) {
    if (Array.isArray(value)) membersIn(value, found);
    if (!isJsonObject(value)) continue;
    const { type } = value;
    if (typeof type === 'string') found.set(type, new Set([...(found.get(type) ?? []), ...Object.keys(value)]));
    membersIn(
      Object.values(value).filter(each => each !== undefined),
      found,
    );
  }
  return found;
}

describe('what the types of Slack’s own package know of blocks', () => {
  const known = knownTypes();
  const drawn = membersIn(DRAWN);

  it('is all drawn by the tests of the page', () => {
    expect(known.size).toBeGreaterThan(60);
    expect([...known.keys()].filter(type => !drawn.has(type))).toEqual([]);
  });

  it('is drawn with every member', () => {
    const missing = [...known].flatMap(([type, members]) =>
      [...members].flatMap(name => (drawn.get(type)?.has(name) || IDS.includes(name) ? [] : [`${type}.${name}`])),
    );

    expect(missing).toEqual([]);
  });

  it('is used by mouse and by keyboard where it can be', () => {
    const used = elementCases({ bob: 'U1', general: 'C1' }).map(([type]) => type);
    const usable = [...known].flatMap(([type, members]) => (members.has('action_id') ? [type] : []));

    expect(usable.filter(type => !used.includes(type))).toEqual([]);
  });
});
