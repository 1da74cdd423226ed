import type { PersonAct } from '../acts/person-act.js';
import { keyOf, type Moment } from './moments.js';

/** What somebody acts on, or what is looked at twice, by keys as variables have them: it needs a variable. */
export function neededBy(moments: readonly Moment[]): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const { done, sights } of moments) {
    if (done && 'act' in done) for (const key of keysOf(done.act)) needed.add(key);
    for (const sight of sights) {
      const isAgain = sight.kind === 'view' && (sight.before ?? sight.opened) !== undefined;
      if (sight.kind === 'closed' || sight.kind === 'errors' || isAgain) needed.add(`view ${sight.view.id}`);
    }
  }
  return needed;
}

function keysOf(act: PersonAct): string[] {
  if ('surface' in act) {
    const { surface } = act;
    return [surface.kind === 'view' ? `view ${surface.view.id}` : `message ${keyOf(surface.message)}`];
  }
  if ('view' in act) return [`view ${act.view.id}`];
  if ('message' in act) return [`message ${keyOf(act.message)}`];
  if ('threadTs' in act && act.threadTs !== undefined) return [`message ${act.channel.id}/${act.threadTs}`];
  return [];
}
