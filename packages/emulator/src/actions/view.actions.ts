import { assertNoResponse } from '../app-responses/message-response.js';
import { applySubmissionResponse } from '../app-responses/options-and-view-response.js';
import { getEntry } from '../block-kit/block-state.js';
import { findEntryIssue, isBlank } from '../block-kit/input-value.rules.js';
import { listPlacedElements, type PlacedElement } from '../block-kit/block-elements.js';
import { toFunctionFields, createInteractionBase, issueTrigger } from '../dispatch/interaction-payload.js';
import { renderView } from '../rendering/render-surface.js';
import { describeField } from '../element-search/element-texts.js';
import type { JsonObject } from '../json.js';
import { presentView, type View } from '../workspace/views/view.js';
import type { User } from '../workspace/users/user.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import type { Exchange } from './exchange.js';
import { fillForm, type FormValues } from './input.actions.js';
import { createWorkspaceNames } from '../rendering/plain-text.js';
import { getCurrentView } from './surface.js';
import { assertDeclared } from './declared-features.js';

/**
 * A user fills a modal in and submits it. What was entered stays, also when the app finds fault with it.
 * @throws Error when it isn't the top one, has no such field, or Slack itself would not send it
 */
export async function submitView(
  desk: ActionDispatcher,
  user: User,
  shown: View,
  values: FormValues,
): Promise<Exchange> {
  const { workspace } = desk;
  const open = getTopView(desk, user, shown);
  if (!open.submit) throw new Error(`The view ${open.id} has no submit button.`);
  await fillForm(desk, user, open, values);
  // The app may have updated the view in the meantime.
  const filled = getTopView(desk, user, open);
  assertValidInputs(desk, filled);
  desk.recordAction(user, { verb: 'submit', view: filled });
  const view = workspace.views.showErrors(filled, {});
  const app = desk.findApp(view.appId);
  const actor = { workspace, app, user };
  const payload: JsonObject = {
    ...createInteractionBase(actor, 'view_submission'),
    ...(toFunctionFields(actor, view.executionId) ?? issueTrigger(actor)),
    view: presentView(workspace.team.id, view),
    response_urls: responseUrls(desk, user, view),
  };
  return desk.exchange(app, 'interactive', payload, answer => {
    applySubmissionResponse(workspace, app, view, answer);
    return {};
  });
}

/**
 * A user closes a modal. The one below it shows again, unless the closed one clears all.
 * @returns the exchange of `view_closed`, or nothing when the app asked for no notice
 */
export async function closeView(desk: ActionDispatcher, user: User, shown: View): Promise<Exchange | undefined> {
  const { views } = desk.workspace;
  const view = getTopView(desk, user, shown);
  desk.recordAction(user, { verb: 'close', view });
  if (view.clearOnClose) views.clear(user.id);
  else views.close(view);
  return notifyViewClosed(desk, user, view, view.clearOnClose);
}

/**
 * A user closes all modals at once, by the cross above them.
 * @returns an exchange for each whose app asked for a notice, that of the top one first
 */
export async function closeAllViews(desk: ActionDispatcher, user: User): Promise<Exchange[]> {
  const { views } = desk.workspace;
  const stack = views.stackOf(user.id).toReversed();
  if (stack.length === 0) throw new Error(`Nothing is open before ${user.name}.`);
  desk.recordAction(user, { verb: 'close_all' });
  views.clear(user.id);
  const told = await Promise.all(stack.map(view => notifyViewClosed(desk, user, view, true)));
  return told.filter(exchange => exchange !== undefined);
}

async function notifyViewClosed(
  desk: ActionDispatcher,
  user: User,
  view: View,
  isCleared: boolean,
): Promise<Exchange | undefined> {
  if (!view.notifyOnClose) return undefined;
  const { workspace } = desk;
  const app = desk.findApp(view.appId);
  const actor = { workspace, app, user };
  const payload: JsonObject = {
    ...createInteractionBase(actor, 'view_closed'),
    ...toFunctionFields(actor, view.executionId),
    view: presentView(workspace.team.id, view),
    is_cleared: isCleared,
  };
  return desk.exchange(app, 'interactive', payload, assertNoResponse);
}

function getTopView(desk: ActionDispatcher, user: User, shown: View): View {
  const view = getCurrentView(desk, shown);
  const top = desk.workspace.views.stackOf(user.id).at(-1);
  if (top?.id === view.id) return view;
  const instead = top
    ? `On top is:\n${renderView(top, createWorkspaceNames(desk.workspace))}`
    : `Nothing is open before ${user.name}.`;
  throw new Error(`The view ${view.id} is not the top one before ${user.name}. ${instead}`);
}

/** Slack validates a form before it sends it. */
function assertValidInputs(desk: ActionDispatcher, view: View): void {
  const names = createWorkspaceNames(desk.workspace);
  const entryOf = ({ blockId, actionId }: PlacedElement) => getEntry(view.state, blockId, actionId);
  if (view.submitDisabled && isBlank(view.blocks, entryOf)) {
    const why = 'its submit button is disabled until something is entered (submit_disabled)';
    throw new InvalidInputError(`Slack would not submit the form: ${why}.\n${renderView(view, names)}`, []);
  }
  const faults = listPlacedElements(view.blocks).flatMap(placed => {
    const fault = findEntryIssue(placed, entryOf(placed));
    return fault === undefined ? [] : [{ placed, fault }];
  });
  if (faults.length === 0) return;
  const said = faults.map(({ placed, fault }) => `${describeField(placed, names)} ${fault}`).join('; ');
  throw new InvalidInputError(
    `Slack would not submit the form: ${said}.\n${renderView(view, names)}`,
    faults.map(({ placed: { blockId }, fault }) => ({ blockId, fault })),
  );
}

/** Where a menu says `response_url_enabled`, the chosen conversation comes with a response URL. */
function responseUrls(desk: ActionDispatcher, user: User, view: View): JsonObject[] {
  return listPlacedElements(view.blocks).flatMap(({ element, blockId, actionId }) => {
    const entry = getEntry(view.state, blockId, actionId);
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

/** A user opens an app: its Home tab, or its messages. */
export async function openHomeTab(
  desk: ActionDispatcher,
  user: User,
  { tab = 'home', ...options }: { app?: string; tab?: 'home' | 'messages' },
): Promise<Exchange> {
  const { workspace } = desk;
  const app = desk.findApp(options.app);
  if (tab === 'home') assertDeclared(app, ({ hasHome }) => hasHome, 'Home tab (features.app_home.home_tab_enabled)');
  else assertDeclared(app, ({ messagesTab }) => messagesTab !== 'none', MESSAGES_TAB);
  const { channel } = workspace.channels.openDirect([user.id, app.botUserId]);
  desk.recordAction(user, { verb: 'open_home', appId: app.appId, tab });
  const home = tab === 'home' ? workspace.views.homeOf(user.id, app.appId) : undefined;
  return desk.dispatchEvent(app, {
    type: 'app_home_opened',
    user: user.id,
    channel: channel.id,
    tab,
    ...(home ? { view: presentView(workspace.team.id, home) } : {}),
    event_ts: workspace.ids.timestamp(),
  });
}

/** What is wrong with a field. */
export interface InputIssue {
  readonly blockId: string;
  /** The rest of a sentence that begins with the name of the field. */
  readonly fault: string;
}

/** A form that Slack itself would not submit, as it is filled in. */
export class InvalidInputError extends Error {
  constructor(
    message: string,
    readonly fields: readonly InputIssue[],
  ) {
    super(message);
  }
}
