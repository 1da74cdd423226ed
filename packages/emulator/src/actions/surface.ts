import { listPlacedElements, type PlacedElement } from '../block-kit/block-elements.js';
import type { InteractionSurface } from '../dispatch/interaction-payload.js';
import { renderMessage, renderView } from '../rendering/render-surface.js';
import type { SearchableSurface } from '../element-search/find-element.js';
import { stringAt } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import { getVisibleBlocks } from '../workspace/messages/message-content.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import { listAttachmentElements, type AttachmentElement } from './attachment-elements.js';
import { getCurrentMessage, assertAwaited } from './message.actions.js';
import { createWorkspaceNames } from '../rendering/plain-text.js';
import type { ResponseTarget } from '../workspace/apps/triggers-and-response-urls.js';
import type { User } from '../workspace/users/user.js';

/** A message or view as it is now, and the app it is from. */
export interface FoundSurface extends SearchableSurface<PlacedElement | AttachmentElement> {
  readonly surface: InteractionSurface;
  readonly app: AppInstall;
}

/** @throws Error when it is gone, or no app wrote it */
export function findSurface(desk: ActionDispatcher, shown: Message | View, appName?: string): FoundSurface {
  assertAwaited(shown);
  const names = createWorkspaceNames(desk.workspace);
  if ('rootViewId' in shown) {
    const view = getCurrentView(desk, shown);
    const draw = (): string => renderView(view, names);
    const elements = listPlacedElements(view.blocks);
    return { surface: { kind: 'view', view }, app: desk.findApp(view.appId), elements, names, draw };
  }
  const message = getCurrentMessage(desk, shown);
  const appId = appName ?? message.appId ?? findUnfurlingApp(message);
  if (appId === undefined) {
    throw new Error(`No app wrote the message: there is nothing to act on.\n${renderMessage(message, names)}`);
  }
  const draw = (): string => renderMessage(message, names);
  const elements = [...listPlacedElements(getVisibleBlocks(message)), ...listAttachmentElements(message)];
  return { surface: { kind: 'message', message }, app: desk.findApp(appId), elements, names, draw };
}

/** The app that shows what is behind a link in it. */
function findUnfurlingApp({ attachments }: Message): string | undefined {
  const [appId] = attachments.flatMap(attachment => stringAt(attachment, 'app_id') ?? []);
  return appId;
}

/** @throws Error with a drawing of what it was, when the view is closed */
export function getCurrentView(desk: ActionDispatcher, shown: View): View {
  const view = desk.workspace.views.find(shown.id);
  if (view) return view;
  const was = renderView(shown, createWorkspaceNames(desk.workspace));
  throw new Error(`The view ${shown.id} is not open any more: it was closed, or submitted. It was:\n${was}`);
}

/** What the response URL answers to that an app gets with what somebody does on a message. */
export function createResponseTarget(app: AppInstall, user: User, { channel, ts }: Message): ResponseTarget {
  return { teamId: app.teamId, appId: app.appId, userId: user.id, channelId: channel, messageTs: ts };
}
