import { readObjects, stringAt, type JsonObject } from '../json.js';
import type { ElementSurface } from './element-placement.js';
import { createIssue, MAX_ISSUES, type ValidationIssue } from './validation-issue.js';
import { locateBlocks, locateElements, type Located } from './block-elements.js';
import type { Rule } from './rule-combinators.js';
import { countCharacters } from './data.rules.js';

/** What blocks of a kind may have between them, whatever each of them may have alone. */
interface SurfaceLimit {
  readonly type: string;
  readonly max: number;
  readonly of: (block: JsonObject) => number;
  readonly otherwise: string;
}

const SURFACE_LIMITS: readonly SurfaceLimit[] = [
  {
    type: 'markdown',
    max: 12_000,
    of: block => stringAt(block, 'text')?.length ?? 0,
    otherwise: 'must be less than 12001 characters in all markdown blocks',
  },
  {
    type: 'table',
    max: 10_000,
    of: countCharacters,
    otherwise: 'must be less than 10001 characters in all cells of tables',
  },
  {
    type: 'data_table',
    max: 20_000,
    of: countCharacters,
    otherwise: 'must be less than 20001 characters in all cells of data tables',
  },
  { type: 'data_visualization', max: 2, of: () => 1, otherwise: 'too many data_visualization blocks' },
];

/** What is asked of the blocks of a surface together, once each of them has its shape. */
export function findSurfaceIssues(surface: ElementSurface): Rule {
  return (value, place) => {
    const all = locateBlocks(readObjects(value) ?? [], place);
    return [
      ...findRepeatedBlockIds(all),
      ...all.flatMap(findRepeatedActionIds),
      ...SURFACE_LIMITS.flatMap(total => exceedsTotal(total, all)),
      ...(surface === 'message' ? [] : findSecondFocus(all)),
    ].slice(0, MAX_ISSUES);
  };
}

function findRepeatedBlockIds(blocks: readonly Located[]): ValidationIssue[] {
  return findRepeatedIds(blocks, 'block_id');
}

function findRepeatedActionIds({ part, pointer }: Located): ValidationIssue[] {
  return findRepeatedIds(locateElements(part, pointer), 'action_id');
}

function findRepeatedIds(parts: readonly Located[], name: string): ValidationIssue[] {
  const seen = new Set<string>();
  return parts.flatMap(({ part, pointer }) => {
    const id = stringAt(part, name);
    if (id === undefined) return [];
    if (seen.has(id)) return [createIssue(`\`${name}\` "${id}" already exists`, `${pointer}/${name}`)];
    seen.add(id);
    return [];
  });
}

function exceedsTotal({ type, max, of, otherwise }: SurfaceLimit, blocks: readonly Located[]): ValidationIssue[] {
  let sum = 0;
  const first = blocks.find(({ part }) => {
    if (part.type === type) sum += of(part);
    return sum > max;
  });
  return first ? [createIssue(otherwise, first.pointer)] : [];
}

/** One element at most has the focus when a view opens. */
function findSecondFocus(blocks: readonly Located[]): ValidationIssue[] {
  const focused = blocks
    .flatMap(({ part, pointer }) => locateElements(part, pointer))
    .filter(({ part }) => part.focus_on_load === true);
  return focused
    .slice(1)
    .map(({ pointer }) => createIssue('`focus_on_load` can be true for one element only', `${pointer}/focus_on_load`));
}
