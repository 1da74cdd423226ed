import { namesIn, textOf } from '../rendering/plain-text.js';
import type { Waits, WaitOptions } from './waits.js';
import { drawView, viewLines } from '../rendering/render-surface.js';
import { hasText, isText } from '../element-search/element-match.js';
import type { User } from '../workspace/users/user.js';
import type { View } from '../workspace/views/view.js';
import type { Workspace } from '../workspace/workspace.js';

/** Which view: by a text, by an expression, or one for which this is true. */
export type ViewMatch = string | RegExp | ((view: View) => boolean);

/** Waits for a modal on top: by its title or callback id. */
export function awaitModal(
  waits: Waits,
  workspace: Workspace,
  user: User,
  match: ViewMatch | undefined,
  options?: WaitOptions,
): Promise<View> {
  const names = namesIn(workspace);
  const top = (): View | undefined => workspace.views.stackOf(user.id).at(-1);
  const isMeant = (view: View): boolean => {
    const texts = [textOf(view.title ?? '', names), view.callbackId];
    return fits(match, view, wanted => texts.some(text => isText(text, wanted)));
  };
  return waits.until(
    `a modal${described(match)} before ${user.name}`,
    () => [top()].find(view => view !== undefined && isMeant(view)),
    options,
    () => drawn(top(), workspace, 'no modal'),
  );
}

/** Waits until the Home tab says something. */
export function awaitHome(
  waits: Waits,
  workspace: Workspace,
  user: User,
  look: () => View | undefined,
  match: ViewMatch | undefined,
  options?: WaitOptions,
): Promise<View> {
  const isMeant = (view: View): boolean => {
    const said = viewLines(view, namesIn(workspace)).join('\n');
    return fits(match, view, wanted => hasText(said, wanted));
  };
  return waits.until(
    `a Home tab${described(match)} before ${user.name}`,
    () => [look()].find(view => view !== undefined && isMeant(view)),
    options,
    () => drawn(look(), workspace, 'none that was published'),
  );
}

function fits(match: ViewMatch | undefined, view: View, says: (wanted: string | RegExp) => boolean): boolean {
  if (match === undefined) return true;
  return typeof match === 'function' ? match(view) : says(match);
}

function described(match: ViewMatch | undefined): string {
  if (match === undefined) return '';
  if (typeof match === 'function') return ' that fits the condition';
  return ` ${typeof match === 'string' ? JSON.stringify(match) : match}`;
}

const drawn = (view: View | undefined, workspace: Workspace, otherwise: string): string =>
  view === undefined ? otherwise : drawView(view, namesIn(workspace));
