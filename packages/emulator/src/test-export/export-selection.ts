import type { RecordedAction, UserAction } from '../actions/action-log.js';
import { objectsAt } from '../json.js';
import { pluralize } from '../timeline/payload-summary.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';
import { getMessageKey, type RecordedStep } from './recorded-steps.js';

/** The acts that a test does again: a file is uploaded by what it is used in, and of what was read nothing is seen. */
export function findRepeatedActions(acts: readonly RecordedAction[]): readonly RecordedAction[] {
  const used = new Set(acts.flatMap(listFiles));
  return acts.filter(({ action: act }) => act.verb !== 'mark' && !(act.verb === 'upload' && used.has(act.file.id)));
}

function listFiles({ action: act }: RecordedAction): unknown[] {
  if (act.verb === 'share') return act.files.map(({ id }) => id);
  return 'entry' in act ? objectsAt(act.entry, 'files').map(({ id }) => id) : [];
}

/** The entries but for those that follow from a payload that nobody's act sent: that is not sent again. */
export function listActionEntries(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const others = new Set<number>();
  for (const { id, kind, cause } of entries) {
    if (kind === 'by_hand' || kind === 'replay' || (cause !== null && others.has(cause))) others.add(id);
  }
  return entries.filter(({ id }) => !others.has(id));
}

/** Comments about what a test does not do again, and why. */
export function describeOmissions(
  entries: readonly TimelineEntry[],
  acts: readonly RecordedAction[],
  lines: readonly string[],
): readonly string[] {
  const count = (kind: TimelineEntry['kind']): number => entries.filter(each => each.kind === kind).length;
  const done = [
    [count('by_hand'), 'payload sent by hand', 'payloads sent by hand'],
    [count('replay'), 'payload sent again', 'payloads sent again'],
    [count('fault'), 'fault', 'faults'],
  ] as const;
  const told = done.flatMap(([number, one, many]) => (number === 0 ? [] : [pluralize(number, one, many)]));
  return [
    ...(told.length === 0 ? [] : [`// Left out, for no person does it: ${told.join(', ')}.`]),
    ...(acts.some(({ action: act }) => act.verb === 'mark')
      ? ['// Left out, for nothing is seen of it: how far people have read.']
      : []),
    ...(lines.some(line => /content: new Uint8Array\(/.test(line))
      ? ['// A file that is no short text is as long as it was, of zeros: put your own in its place.']
      : []),
  ];
}

/** What somebody acts on, or what is looked at twice, by keys as variables have them: it needs a variable. */
export function listNeededVariables(moments: readonly RecordedStep[]): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const { done, sights } of moments) {
    if (done && 'action' in done) for (const key of listActionKeys(done.action)) needed.add(key);
    for (const sight of sights) {
      const isAgain = sight.kind === 'view' && (sight.before ?? sight.opened) !== undefined;
      if (sight.kind === 'closed' || sight.kind === 'errors' || isAgain) needed.add(`view ${sight.view.id}`);
    }
  }
  return needed;
}

function listActionKeys(act: UserAction): string[] {
  if ('surface' in act) {
    const { surface } = act;
    return [surface.kind === 'view' ? `view ${surface.view.id}` : `message ${getMessageKey(surface.message)}`];
  }
  if ('view' in act) return [`view ${act.view.id}`];
  if ('message' in act) return [`message ${getMessageKey(act.message)}`];
  if ('threadTs' in act && act.threadTs !== undefined) return [`message ${act.channel.id}/${act.threadTs}`];
  return [];
}
