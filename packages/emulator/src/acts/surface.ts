import { placedElements, type PlacedElement } from '../block-kit/placed-elements.js';
import type { Surface } from '../dispatch/interaction-payload.js';
import { isJsonObject, stringAt, type JsonObject } from '../json.js';
import type { AppInstall } from '../workspace/app-install.js';
import type { Message } from '../workspace/message.js';
import type { View } from '../workspace/view.js';
import type { ActDesk } from './act-desk.js';
import { current } from './message.acts.js';

/** A message or view as it is now, and the app it is from. */
export interface FoundSurface {
  readonly surface: Surface;
  readonly app: AppInstall;
  readonly blocks: readonly JsonObject[];
}

/** @throws Error when it is gone, or no app wrote it */
export function findSurface(desk: ActDesk, shown: Message | View, appName?: string): FoundSurface {
  if ('rootViewId' in shown) {
    const view = currentView(desk, shown);
    return { surface: { kind: 'view', view }, app: desk.app(view.appId), blocks: view.blocks };
  }
  const message = current(desk, shown);
  const appId = appName ?? message.appId;
  if (appId === undefined) throw new Error(`No app wrote the message ${message.ts}: there is nothing to act on.`);
  return { surface: { kind: 'message', message }, app: desk.app(appId), blocks: message.blocks };
}

/** @throws Error when the view is closed */
export function currentView(desk: ActDesk, { id }: View): View {
  const view = desk.workspace.views.find(id);
  if (!view) throw new Error(`The view ${id} is not open any more.`);
  return view;
}

/**
 * The element of this action id, or with this text on it.
 * @throws Error that names what there is instead
 */
export function findElement(blocks: readonly JsonObject[], idOrText: string): PlacedElement {
  const elements = placedElements(blocks);
  const found =
    elements.find(({ actionId }) => actionId === idOrText) ??
    elements.find(({ element }) => isJsonObject(element.text) && stringAt(element.text, 'text') === idOrText);
  if (found) return found;
  const ids = elements.map(({ actionId }) => actionId).join(', ');
  throw new Error(`There is no "${idOrText}" to act on. There is: ${ids || 'nothing'}.`);
}
