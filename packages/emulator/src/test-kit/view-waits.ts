import { createWorkspaceNames, renderTextObject } from '../rendering/plain-text.js';
import type { Waits, WaitOptions } from './waits.js';
import { renderView, renderViewLines } from '../rendering/render-surface.js';
import { includesText, matchesWholeText } from '../element-search/element-match.js';
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
  const names = createWorkspaceNames(workspace);
  const top = (): View | undefined => workspace.views.stackOf(user.id).at(-1);
  const isMeant = (view: View): boolean => {
    const texts = [renderTextObject(view.title ?? '', names), view.callbackId];
    return matchesView(match, view, wanted => texts.some(text => matchesWholeText(text, wanted)));
  };
  return waits.until(
    `a modal${describeViewMatch(match)} before ${user.name}`,
    () => [top()].find(view => view !== undefined && isMeant(view)),
    options,
    () => renderVisibleView(top(), workspace, 'no modal'),
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
    const said = renderViewLines(view, createWorkspaceNames(workspace)).join('\n');
    return matchesView(match, view, wanted => includesText(said, wanted));
  };
  return waits.until(
    `a Home tab${describeViewMatch(match)} before ${user.name}`,
    () => [look()].find(view => view !== undefined && isMeant(view)),
    options,
    () => renderVisibleView(look(), workspace, 'none that was published'),
  );
}

function matchesView(match: ViewMatch | undefined, view: View, says: (wanted: string | RegExp) => boolean): boolean {
  if (match === undefined) return true;
  return typeof match === 'function' ? match(view) : says(match);
}

function describeViewMatch(match: ViewMatch | undefined): string {
  if (match === undefined) return '';
  if (typeof match === 'function') return ' that fits the condition';
  return ` ${typeof match === 'string' ? JSON.stringify(match) : match}`;
}

const renderVisibleView = (view: View | undefined, workspace: Workspace, otherwise: string): string =>
  view === undefined ? otherwise : renderView(view, createWorkspaceNames(workspace));
