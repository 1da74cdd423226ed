import { expectNoAnswer } from '../app-responses/message-response.js';
import { applySubmissionAnswer } from '../app-responses/view-submission-response.js';
import { entryAt } from '../block-kit/block-state.js';
import { faultOfEntry, isBlank } from '../block-kit/input-value.rules.js';
import { placedElements, type PlacedElement } from '../block-kit/block-elements.js';
import { functionFields, interactionBase, triggerOf } from '../dispatch/interaction-payload.js';
import { drawView } from '../rendering/render-surface.js';
import { describeField } from '../element-search/element-texts.js';
import type { JsonObject } from '../json.js';
import { presentView, type View } from '../workspace/views/view.js';
import type { User } from '../workspace/users/user.js';
import type { ActDesk } from './action-dispatcher.js';
import type { Exchange } from './exchange.js';
import { fillIn, type FormValues } from './input.actions.js';
import { namesIn } from '../rendering/plain-text.js';
import { currentView } from './surface.js';
import { requireDeclared } from './declared-features.js';

/**
 * Somebody fills a modal in and submits it. What was entered stays, also when the app finds fault with it.
 * @throws Error when it isn't the top one, has no such field, or Slack itself would not send it
 */
export async function submit(desk: ActDesk, user: User, shown: View, values: FormValues): Promise<Exchange> {
  const { workspace } = desk;
  const open = topView(desk, user, shown);
  if (!open.submit) throw new Error(`The view ${open.id} has no submit button.`);
  await fillIn(desk, user, open, values);
  // What the app was told of on the way may have changed the view.
  const filled = topView(desk, user, open);
  requireSound(desk, filled);
  desk.did(user, { verb: 'submit', view: filled });
  const view = workspace.views.showErrors(filled, {});
  const app = desk.app(view.appId);
  const actor = { workspace, app, user };
  const payload: JsonObject = {
    ...interactionBase(actor, 'view_submission'),
    ...(functionFields(actor, view.executionId) ?? triggerOf(actor)),
    view: presentView(workspace.team.id, view),
    response_urls: responseUrls(desk, user, view),
  };
  return desk.exchange(app, 'interactive', payload, answer => {
    applySubmissionAnswer(workspace, app, view, answer);
    return {};
  });
}

/**
 * Somebody closes a modal. The one below it shows again, unless the closed one clears all.
 * @returns the exchange of `view_closed`, or nothing when the app asked for no notice
 */
export async function closeView(desk: ActDesk, user: User, shown: View): Promise<Exchange | undefined> {
  const { views } = desk.workspace;
  const view = topView(desk, user, shown);
  desk.did(user, { verb: 'close', view });
  if (view.clearOnClose) views.clear(user.id);
  else views.close(view);
  return tellClosed(desk, user, view, view.clearOnClose);
}

/**
 * Somebody closes all modals at once, by the cross above them.
 * @returns an exchange for each whose app asked for a notice, that of the top one first
 */
export async function closeAllViews(desk: ActDesk, user: User): Promise<Exchange[]> {
  const { views } = desk.workspace;
  const stack = views.stackOf(user.id).toReversed();
  if (stack.length === 0) throw new Error(`Nothing is open before ${user.name}.`);
  desk.did(user, { verb: 'close_all' });
  views.clear(user.id);
  const told = await Promise.all(stack.map(view => tellClosed(desk, user, view, true)));
  return told.filter(exchange => exchange !== undefined);
}

async function tellClosed(desk: ActDesk, user: User, view: View, isCleared: boolean): Promise<Exchange | undefined> {
  if (!view.notifyOnClose) return undefined;
  const { workspace } = desk;
  const app = desk.app(view.appId);
  const actor = { workspace, app, user };
  const payload: JsonObject = {
    ...interactionBase(actor, 'view_closed'),
    ...functionFields(actor, view.executionId),
    view: presentView(workspace.team.id, view),
    is_cleared: isCleared,
  };
  return desk.exchange(app, 'interactive', payload, expectNoAnswer);
}

function topView(desk: ActDesk, user: User, shown: View): View {
  const view = currentView(desk, shown);
  const top = desk.workspace.views.stackOf(user.id).at(-1);
  if (top?.id === view.id) return view;
  const instead = top
    ? `On top is:\n${drawView(top, namesIn(desk.workspace))}`
    : `Nothing is open before ${user.name}.`;
  throw new Error(`The view ${view.id} is not the top one before ${user.name}. ${instead}`);
}

/** Slack's own check before it sends a form. */
function requireSound(desk: ActDesk, view: View): void {
  const names = namesIn(desk.workspace);
  const entryOf = ({ blockId, actionId }: PlacedElement) => entryAt(view.state, blockId, actionId);
  if (view.submitDisabled && isBlank(view.blocks, entryOf)) {
    const why = 'its submit button is disabled until something is entered (submit_disabled)';
    throw new UnsoundForm(`Slack would not submit the form: ${why}.\n${drawView(view, names)}`, []);
  }
  const faults = placedElements(view.blocks).flatMap(placed => {
    const fault = faultOfEntry(placed, entryOf(placed));
    return fault === undefined ? [] : [{ placed, fault }];
  });
  if (faults.length === 0) return;
  const said = faults.map(({ placed, fault }) => `${describeField(placed, names)} ${fault}`).join('; ');
  throw new UnsoundForm(
    `Slack would not submit the form: ${said}.\n${drawView(view, names)}`,
    faults.map(({ placed: { blockId }, fault }) => ({ blockId, fault })),
  );
}

/** Where a menu says `response_url_enabled`, the chosen conversation comes with a response URL. */
function responseUrls(desk: ActDesk, user: User, view: View): JsonObject[] {
  return placedElements(view.blocks).flatMap(({ element, blockId, actionId }) => {
    const entry = entryAt(view.state, blockId, actionId);
    const channelId = entry?.selected_conversation ?? entry?.selected_channel;
    if (element.response_url_enabled !== true || typeof channelId !== 'string') return [];
    const url = desk.issueResponseUrl({
      teamId: desk.workspace.team.id,
      appId: view.appId,
      userId: user.id,
      channelId,
    });
    return [{ block_id: blockId, action_id: actionId, channel_id: channelId, response_url: url }];
  });
}

const MESSAGES_TAB = 'Messages tab (features.app_home.messages_tab_enabled)';

/** Somebody opens an app: its Home tab, or its messages. */
export async function openHome(
  desk: ActDesk,
  user: User,
  { tab = 'home', ...options }: { app?: string; tab?: 'home' | 'messages' },
): Promise<Exchange> {
  const { workspace } = desk;
  const app = desk.app(options.app);
  if (tab === 'home') requireDeclared(app, ({ hasHome }) => hasHome, 'Home tab (features.app_home.home_tab_enabled)');
  else requireDeclared(app, ({ messagesTab }) => messagesTab !== 'none', MESSAGES_TAB);
  const { channel } = workspace.channels.openDirect([user.id, app.botUserId]);
  desk.did(user, { verb: 'open_home', appId: app.appId, tab });
  const home = tab === 'home' ? workspace.views.homeOf(user.id, app.appId) : undefined;
  return desk.event(app, {
    type: 'app_home_opened',
    user: user.id,
    channel: channel.id,
    tab,
    ...(home ? { view: presentView(workspace.team.id, home) } : {}),
    event_ts: workspace.ids.timestamp(),
  });
}

/** What is wrong with a field. */
export interface FieldFault {
  readonly blockId: string;
  /** The rest of a sentence that begins with the name of the field. */
  readonly fault: string;
}

/** A form that Slack itself would not submit, as it is filled in. */
export class UnsoundForm extends Error {
  constructor(
    message: string,
    readonly fields: readonly FieldFault[],
  ) {
    super(message);
  }
}
