import { readObjects, stringAt, type JsonObject } from '../json.js';
import type { Surface } from './element-placement.js';
import { failed, MAX_FAULTS, type Fault } from './validation-issue.js';
import { blocksWithin, elementsWithin, type Located } from './block-elements.js';
import type { Rule } from './rule-combinators.js';
import { charactersOf } from './data.rules.js';

/** What blocks of a kind may have between them, whatever each of them may have alone. */
interface Total {
  readonly type: string;
  readonly max: number;
  readonly of: (block: JsonObject) => number;
  readonly otherwise: string;
}

const totals: readonly Total[] = [
  {
    type: 'markdown',
    max: 12_000,
    of: block => stringAt(block, 'text')?.length ?? 0,
    otherwise: 'must be less than 12001 characters in all markdown blocks',
  },
  {
    type: 'table',
    max: 10_000,
    of: charactersOf,
    otherwise: 'must be less than 10001 characters in all cells of tables',
  },
  {
    type: 'data_table',
    max: 20_000,
    of: charactersOf,
    otherwise: 'must be less than 20001 characters in all cells of data tables',
  },
  { type: 'data_visualization', max: 2, of: () => 1, otherwise: 'too many data_visualization blocks' },
];

/** What is asked of the blocks of a surface together, once each of them has its shape. */
export function togetherOn(surface: Surface): Rule {
  return (value, place) => {
    const all = blocksWithin(readObjects(value) ?? [], place);
    return [
      ...repeatedBlocks(all),
      ...all.flatMap(repeatedActions),
      ...totals.flatMap(total => over(total, all)),
      ...(surface === 'message' ? [] : secondFocus(all)),
    ].slice(0, MAX_FAULTS);
  };
}

function repeatedBlocks(blocks: readonly Located[]): Fault[] {
  return repeated(blocks, 'block_id');
}

function repeatedActions({ part, pointer }: Located): Fault[] {
  return repeated(elementsWithin(part, pointer), 'action_id');
}

function repeated(parts: readonly Located[], name: string): Fault[] {
  const seen = new Set<string>();
  return parts.flatMap(({ part, pointer }) => {
    const id = stringAt(part, name);
    if (id === undefined) return [];
    if (seen.has(id)) return [failed(`\`${name}\` "${id}" already exists`, `${pointer}/${name}`)];
    seen.add(id);
    return [];
  });
}

function over({ type, max, of, otherwise }: Total, blocks: readonly Located[]): Fault[] {
  let sum = 0;
  const first = blocks.find(({ part }) => {
    if (part.type === type) sum += of(part);
    return sum > max;
  });
  return first ? [failed(otherwise, first.pointer)] : [];
}

/** One element at most has the focus when a view opens. */
function secondFocus(blocks: readonly Located[]): Fault[] {
  const focused = blocks
    .flatMap(({ part, pointer }) => elementsWithin(part, pointer))
    .filter(({ part }) => part.focus_on_load === true);
  return focused
    .slice(1)
    .map(({ pointer }) => failed('`focus_on_load` can be true for one element only', `${pointer}/focus_on_load`));
}
