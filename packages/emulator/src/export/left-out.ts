import type { NotedAct } from '../acts/act-log.js';
import { objectsAt } from '../json.js';
import { counted } from '../timeline/few-words.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';

/** The acts that a test does again: a file is uploaded by what it is used in, and of what was read nothing is seen. */
export function repeatedActs(acts: readonly NotedAct[]): readonly NotedAct[] {
  const used = new Set(acts.flatMap(filesOf));
  return acts.filter(({ act }) => act.verb !== 'mark' && !(act.verb === 'upload' && used.has(act.file.id)));
}

function filesOf({ act }: NotedAct): unknown[] {
  if (act.verb === 'share') return act.files.map(({ id }) => id);
  return 'entry' in act ? objectsAt(act.entry, 'files').map(({ id }) => id) : [];
}

/** The entries but for those that follow from a payload that nobody's act sent: that is not sent again. */
export function entriesOfActs(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const others = new Set<number>();
  for (const { id, kind, cause } of entries) {
    if (kind === 'by_hand' || kind === 'replay' || (cause !== null && others.has(cause))) others.add(id);
  }
  return entries.filter(({ id }) => !others.has(id));
}

/** Comments about what a test does not do again, and why. */
export function leftOut(
  entries: readonly TimelineEntry[],
  acts: readonly NotedAct[],
  lines: readonly string[],
): readonly string[] {
  const count = (kind: TimelineEntry['kind']): number => entries.filter(each => each.kind === kind).length;
  const done = [
    [count('by_hand'), 'payload sent by hand', 'payloads sent by hand'],
    [count('replay'), 'payload sent again', 'payloads sent again'],
    [count('fault'), 'fault', 'faults'],
  ] as const;
  const told = done.flatMap(([number, one, many]) => (number === 0 ? [] : [counted(number, one, many)]));
  return [
    ...(told.length === 0 ? [] : [`// Left out, for no person does it: ${told.join(', ')}.`]),
    ...(acts.some(({ act }) => act.verb === 'mark')
      ? ['// Left out, for nothing is seen of it: how far people have read.']
      : []),
    ...(lines.some(line => /content: new Uint8Array\(/.test(line))
      ? ['// A file that is no short text is as long as it was, of zeros: put your own in its place.']
      : []),
  ];
}
