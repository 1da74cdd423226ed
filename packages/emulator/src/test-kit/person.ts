import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import { requireAssistantThread, openAssistant } from '../actions/assistant.actions.js';
import { clickElement, selectInElement } from '../actions/block.actions.js';
import { sendCommand } from '../actions/command.action.js';
import { enterValue, fillForm, type FormValues } from '../actions/input.actions.js';
import type { Exchange } from '../actions/exchange.js';
import { shareFile, uploadFile, type UploadedFile } from '../actions/file.actions.js';
import { runFunction, type FunctionExchange, type FunctionRunOptions } from '../actions/function.action.js';
import { closeAllViews, closeView, openHomeTab, submitView } from '../actions/view.actions.js';
import {
  dismissMessage,
  editMessage,
  addReaction,
  deleteMessage,
  sendMessage,
  stopStream,
  removeReaction,
  type ReplyOptions,
} from '../actions/message.actions.js';
import { startMessageShortcut, startShortcut } from '../actions/shortcut.actions.js';
import { requestSuggestions } from '../actions/suggestion.action.js';
import type { TypedValue } from '../actions/element-input.js';
import type { ElementMatch } from '../element-search/element-match.js';
import type { JsonObject } from '../json.js';
import type { NewFile, SlackFile } from '../workspace/files/slack-file.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { View } from '../workspace/views/view.js';
import { AssistantPane, OpenedAssistant } from './assistant-pane.js';
import { ChannelActions } from './channel-actions.js';
import { WorkspaceViewer, type AppChoice } from './workspace-viewer.js';
import type { Waits } from './waits.js';

/**
 * A user to act as.
 *
 * Actions that an app answers resolve once the app has acked or the ack deadline has passed, with any answer. They
 * reject only when a user could not perform the action: the button does not exist, or the view is closed.
 */
export class Person extends WorkspaceViewer {
  readonly #desk: ActionDispatcher;
  readonly #user: User;
  readonly #waits: Waits;

  constructor(desk: ActionDispatcher, user: User, waits: Waits) {
    super(desk, user, waits);
    this.#desk = desk;
    this.#user = user;
    this.#waits = waits;
  }

  /** The user's actions on channels: create, rename, archive, join, invite, …. */
  get channels(): ChannelActions {
    return new ChannelActions(this.#desk, this.#user);
  }

  /** Changes the user's language, such as `de-DE`, which `users.info` returns. The default is `en-US`. */
  chooseLanguage(locale: string): void {
    this.#desk.recordAction(this.#user, { verb: 'choose_language', locale });
    this.#desk.workspace.users.change(this.id, { locale });
  }

  /**
   * Sends a slash command. A message in the ack is shown and is part of the exchange. As in Slack, `@name`, `#channel`,
   * links and the characters `&`, `<` and `>` in the text are escaped.
   * @example
   * const { ack, message } = await slack.user('ann').command('/deploy', 'prod');
   */
  command(name: string, text = '', options: AppChoice & { channel?: string } = {}): Promise<Exchange> {
    return sendCommand(this.#desk, this.#user, name, text, options);
  }

  /**
   * Posts a message in a channel (its name or id) or to a user or app (`@` and the name).
   * `@name` within the text becomes a mention.
   * @returns the message, once it is posted; the resulting events are in `deliveries`
   */
  async say(place: string, text: string, options: AppChoice & ReplyOptions = {}): Promise<Message> {
    return sendMessage(this.#desk, this.#user, place, text, options);
  }

  /** Uploads a file without sharing it. Share it with `share`, or enter it in a form. */
  upload(file: NewFile): SlackFile {
    return uploadFile(this.#desk, this.#user, file);
  }

  /**
   * Shares one or several files in a channel or with a user, in one message. New files are uploaded first.
   * @example
   * await ann.share('general', { name: 'error.log', content: 'It broke.' }, { text: 'Have a look' });
   */
  async share(
    place: string,
    file: NewFile | UploadedFile | readonly (NewFile | UploadedFile)[],
    options: AppChoice & ReplyOptions & { text?: string } = {},
  ): Promise<Message> {
    return shareFile(this.#desk, this.#user, place, [file].flat(), options);
  }

  /** Edits one of the user's own messages. @returns the updated message */
  async edit(message: Message, text: string): Promise<Message> {
    return editMessage(this.#desk, this.#user, message, text);
  }

  /** Deletes one of the user's own messages. */
  async delete(message: Message): Promise<void> {
    deleteMessage(this.#desk, this.#user, message);
  }

  /** Dismisses an ephemeral message. The app is not notified. */
  async dismiss(message: Message): Promise<void> {
    dismissMessage(this.#desk, this.#user, message);
  }

  /** Adds a reaction to a message. @returns the updated message */
  async react(message: Message, emoji: string): Promise<Message> {
    return addReaction(this.#desk, this.#user, message, emoji);
  }

  /** Removes the user's reaction from a message. @returns the updated message */
  async unreact(message: Message, emoji: string): Promise<Message> {
    return removeReaction(this.#desk, this.#user, message, emoji);
  }

  /** Stops a message that an app still streams: later chunks are refused. @returns the updated message */
  async stopStream(message: Message): Promise<Message> {
    return stopStream(this.#desk, this.#user, message);
  }

  /**
   * Clicks a button, or an option of an overflow, of radio buttons or of checkboxes. The action id of an attachment
   * button is its name.
   * @example
   * await ann.click(message, 'Close');
   * await ann.click(message, { kind: 'button', text: /^Close/, blockId: 'ticket' });
   * @throws Error with a drawing of the elements that are there instead, or with all candidates
   */
  click(shown: Message | View, element: ElementMatch, options: AppChoice = {}): Promise<Exchange> {
    return clickElement(this.#desk, this.#user, shown, element, options);
  }

  /**
   * Chooses in a menu, a picker, checkboxes or an overflow. Options of external menus are requested from the app.
   * @param value the value or text of an option, a name or id, a date; a list where several can be chosen
   * @throws Error with a drawing of the elements that are there instead, or with all candidates
   */
  select(shown: Message | View, element: ElementMatch, value: TypedValue, options: AppChoice = {}): Promise<Exchange> {
    return selectInElement(this.#desk, this.#user, shown, element, value, options);
  }

  /**
   * Fills in fields of a message or view in order. Elements that dispatch immediately notify the app at once; the other
   * values reach it with the next click there, or with the submission.
   * @param values what to enter, by block id, action id, label or placeholder
   * @throws Error with a drawing when there is no such field, or the field does not accept the value
   * @example
   * await ann.fill(message, { Comment: 'Looks good' });
   * await ann.click(message, 'Send');
   */
  fill(shown: Message | View, values: FormValues): Promise<void> {
    return fillForm(this.#desk, this.#user, shown, values);
  }

  /**
   * Enters a value in one element. Unlike `fill`, this does not request the options of external menus from the app:
   * pass an option that `suggest` returned.
   * @param options.tell whether the app is notified now. Default: where Slack does so. For an input that dispatches its
   * action, pass `false` until the user has finished typing
   * @returns the exchange, or `undefined` when the app was not notified
   * @throws Error with a drawing when there is no such element, it does not accept the value, or Slack would not allow
   * it
   */
  enter(
    shown: Message | View,
    element: ElementMatch,
    value: TypedValue,
    options: AppChoice & { tell?: boolean } = {},
  ): Promise<Exchange | undefined> {
    return enterValue(this.#desk, this.#user, shown, element, value, options);
  }

  /** Types into an external menu. The exchange has the options that the app suggests. */
  suggest(shown: Message | View, element: ElementMatch, query: string, options: AppChoice = {}): Promise<Exchange> {
    return requestSuggestions(this.#desk, this.#user, shown, element, query, options);
  }

  /**
   * Fills in the top modal, as `Modal.fill` does, and submits it.
   * @param values what to enter, by block id, action id, label or placeholder. Other fields keep their values.
   * @throws Error with a drawing when there is no such field, it does not accept the value, or Slack would not send the
   * form
   * @example
   * await ann.submit(ann.views[0], { title: 'Broken lamp', urgency: 'high' });
   */
  async submit(view: View | undefined, values: FormValues = {}): Promise<Exchange> {
    return submitView(this.#desk, this.#user, this.#present(view), values);
  }

  /**
   * Closes the top modal.
   * @returns the exchange of `view_closed`, or `undefined` when the app did not request it
   */
  async closeView(view: View | undefined): Promise<Exchange | undefined> {
    return closeView(this.#desk, this.#user, this.#present(view));
  }

  /**
   * Closes all modals at once.
   * @returns an exchange of `view_closed` for each modal whose app requested it, starting with the top one
   */
  closeAllViews(): Promise<Exchange[]> {
    return closeAllViews(this.#desk, this.#user);
  }

  /** Runs a global shortcut. */
  shortcut(callbackId: string, options: AppChoice = {}): Promise<Exchange> {
    return startShortcut(this.#desk, this.#user, callbackId, options);
  }

  /** Runs a message shortcut. */
  messageShortcut(callbackId: string, message: Message, options: AppChoice = {}): Promise<Exchange> {
    return startMessageShortcut(this.#desk, this.#user, callbackId, message, options);
  }

  /** Opens an app's Home tab, or its Messages tab with `tab: 'messages'`. */
  openHome(options: AppChoice & { tab?: 'home' | 'messages' } = {}): Promise<Exchange> {
    return openHomeTab(this.#desk, this.#user, options);
  }

  /**
   * Opens an app as an assistant, beside a channel or alone.
   * @returns the pane, once the app has acked or the ack deadline has passed
   * @example
   * const pane = await ann.openAssistant({ beside: 'general' });
   * await pane.say('What was decided here?');
   * await pane.message(/Nothing/);
   */
  async openAssistant(options: AppChoice & { beside?: string } = {}): Promise<OpenedAssistant> {
    const { thread, exchange } = await openAssistant(this.#desk, this.#user, options);
    return new OpenedAssistant(this.#desk, this.#waits, this.#user, thread, exchange);
  }

  /**
   * One of the user's existing threads with an assistant.
   * @param ts the `ts` of the thread
   * @throws Error when the user has no such thread
   */
  assistant(ts: string): AssistantPane {
    const thread = requireAssistantThread(this.#desk, this.#user, ts);
    return new AssistantPane(this.#desk, this.#waits, this.#user, thread);
  }

  /**
   * Runs a workflow with a step of an app's function. The exchange contains the step; `waitForOutcome` waits for its
   * end.
   * @example
   * const { execution } = await ann.runFunction('provision', { name: 'db' });
   * const outcome = await slack.waitForOutcome(execution);
   */
  runFunction(
    callbackId: string,
    inputs: JsonObject = {},
    options: FunctionRunOptions = {},
  ): Promise<FunctionExchange> {
    return runFunction(this.#desk, this.#user, callbackId, inputs, options);
  }

  #present(view: View | undefined): View {
    if (!view) throw new Error(`No view is open before ${this.name}.`);
    return view;
  }
}
