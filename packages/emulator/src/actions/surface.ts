import { placedElements, type PlacedElement } from '../block-kit/block-elements.js';
import type { Surface } from '../dispatch/interaction-payload.js';
import { drawMessage, drawView } from '../rendering/render-surface.js';
import type { Shown } from '../element-search/find-element.js';
import { stringAt } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import { shownBlocks } from '../workspace/messages/message-content.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { ActDesk } from './action-dispatcher.js';
import { attachmentElements, type AttachmentElement } from './attachment-elements.js';
import { current, requireSettled } from './message.actions.js';
import { namesIn } from '../rendering/plain-text.js';
import type { ResponseTarget } from '../workspace/apps/response-urls.js';
import type { User } from '../workspace/users/user.js';

/** A message or view as it is now, and the app it is from. */
export interface FoundSurface extends Shown<PlacedElement | AttachmentElement> {
  readonly surface: Surface;
  readonly app: AppInstall;
}

/** @throws Error when it is gone, or no app wrote it */
export function findSurface(desk: ActDesk, shown: Message | View, appName?: string): FoundSurface {
  requireSettled(shown);
  const names = namesIn(desk.workspace);
  if ('rootViewId' in shown) {
    const view = currentView(desk, shown);
    const draw = (): string => drawView(view, names);
    const elements = placedElements(view.blocks);
    return { surface: { kind: 'view', view }, app: desk.app(view.appId), elements, names, draw };
  }
  const message = current(desk, shown);
  const appId = appName ?? message.appId ?? unfurlingApp(message);
  if (appId === undefined) {
    throw new Error(`No app wrote the message: there is nothing to act on.\n${drawMessage(message, names)}`);
  }
  const draw = (): string => drawMessage(message, names);
  const elements = [...placedElements(shownBlocks(message)), ...attachmentElements(message)];
  return { surface: { kind: 'message', message }, app: desk.app(appId), elements, names, draw };
}

/** The app that shows what is behind a link in it. */
function unfurlingApp({ attachments }: Message): string | undefined {
  const [appId] = attachments.flatMap(attachment => stringAt(attachment, 'app_id') ?? []);
  return appId;
}

/** @throws Error with a drawing of what it was, when the view is closed */
export function currentView(desk: ActDesk, shown: View): View {
  const view = desk.workspace.views.find(shown.id);
  if (view) return view;
  const was = drawView(shown, namesIn(desk.workspace));
  throw new Error(`The view ${shown.id} is not open any more: it was closed, or submitted. It was:\n${was}`);
}

/** What the response URL answers to that an app gets with what somebody does on a message. */
export function targetOn(app: AppInstall, user: User, { channel, ts }: Message): ResponseTarget {
  return { teamId: app.teamId, appId: app.appId, userId: user.id, channelId: channel, messageTs: ts };
}
