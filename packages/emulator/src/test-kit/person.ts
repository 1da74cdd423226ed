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
 * Somebody to act as.
 *
 * Acts that an app answers resolve once it has acked or its time is over, whatever it answered. They reject only when
 * a person could not have done that: a button that isn't there, a view that is closed.
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

  /** What they do to channels: create, rename, archive, join, invite, …. */
  get channels(): ChannelActions {
    return new ChannelActions(this.#desk, this.#user);
  }

  /** Chooses another language, such as `de-DE`, which `users.info` tells. They begin with `en-US`. */
  chooseLanguage(locale: string): void {
    this.#desk.recordAction(this.#user, { verb: 'choose_language', locale });
    this.#desk.workspace.users.change(this.id, { locale });
  }

  /**
   * Writes a slash command. A message in the ack is shown, and is in the exchange. `@name`, `#channel`, links and the
   * characters `&`, `<` and `>` within the text reach the app escaped, as Slack does it.
   * @example
   * const { ack, message } = await slack.user('ann').command('/deploy', 'prod');
   */
  command(name: string, text = '', options: AppChoice & { channel?: string } = {}): Promise<Exchange> {
    return sendCommand(this.#desk, this.#user, name, text, options);
  }

  /**
   * Says something in a channel (its name or id) or to somebody (`@` and the name of a person or app).
   * `@name` within the text becomes a mention.
   * @returns the message, once it is posted; the events that follow are in `deliveries`
   */
  async say(place: string, text: string, options: AppChoice & ReplyOptions = {}): Promise<Message> {
    return sendMessage(this.#desk, this.#user, place, text, options);
  }

  /** Uploads a file, which is shared with nobody yet: `share` does that, or a form that it is entered in. */
  upload(file: NewFile): SlackFile {
    return uploadFile(this.#desk, this.#user, file);
  }

  /**
   * Shares a file in a channel or with somebody, or several with one message. A new one is uploaded by that.
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

  /** Edits a message of their own. @returns the message as it is then */
  async edit(message: Message, text: string): Promise<Message> {
    return editMessage(this.#desk, this.#user, message, text);
  }

  /** Deletes a message of their own. */
  async delete(message: Message): Promise<void> {
    deleteMessage(this.#desk, this.#user, message);
  }

  /** Puts a message away that is for them alone. The app is not told. */
  async dismiss(message: Message): Promise<void> {
    dismissMessage(this.#desk, this.#user, message);
  }

  /** Puts an emoji under a message. @returns the message as it is then */
  async react(message: Message, emoji: string): Promise<Message> {
    return addReaction(this.#desk, this.#user, message, emoji);
  }

  /** Takes their emoji away again. @returns the message as it is then */
  async unreact(message: Message, emoji: string): Promise<Message> {
    return removeReaction(this.#desk, this.#user, message, emoji);
  }

  /** Stops a message that an app still streams: nothing more of it is taken. @returns the message as it is then */
  async stopStream(message: Message): Promise<Message> {
    return stopStream(this.#desk, this.#user, message);
  }

  /**
   * Clicks a button, or an option of an overflow, of radio buttons or of checkboxes. A button of an attachment has its
   * name for an action id.
   * @example
   * await ann.click(message, 'Close');
   * await ann.click(message, { kind: 'button', text: /^Close/, blockId: 'ticket' });
   * @throws Error with a drawing of what is there instead, or with all that it may be
   */
  click(shown: Message | View, element: ElementMatch, options: AppChoice = {}): Promise<Exchange> {
    return clickElement(this.#desk, this.#user, shown, element, options);
  }

  /**
   * Chooses in a menu, a picker, boxes or an overflow. The app is asked for the options of its own menus.
   * @param value the value or text of an option, a name or id, a date; a list where several can be chosen
   * @throws Error with a drawing of what is there instead, or with all that it may be
   */
  select(shown: Message | View, element: ElementMatch, value: TypedValue, options: AppChoice = {}): Promise<Exchange> {
    return selectInElement(this.#desk, this.#user, shown, element, value, options);
  }

  /**
   * Fills in fields of a message or view, one after the other. The app is told at once of what it is told of at once, and
   * of the rest with the next click there, or the submission.
   * @param values what to enter, by block id, action id, label or placeholder
   * @throws Error with a drawing when there is no such field, or it takes no such value
   * @example
   * await ann.fill(message, { Comment: 'Looks good' });
   * await ann.click(message, 'Send');
   */
  fill(shown: Message | View, values: FormValues): Promise<void> {
    return fillForm(this.#desk, this.#user, shown, values);
  }

  /**
   * Enters something in one element, just as it stands: where `fill` asks the app for the options of its own menus, this
   * takes an option as `suggest` gave it.
   * @param options.tell whether the app is told now. Default: where Slack tells it at once. An input that dispatches its
   * action is typed in with `false`, until it is done with
   * @returns the exchange, or nothing when the app was not told
   * @throws Error with a drawing when there is no such element, it takes no such value, or Slack would have it otherwise
   */
  enter(
    shown: Message | View,
    element: ElementMatch,
    value: TypedValue,
    options: AppChoice & { tell?: boolean } = {},
  ): Promise<Exchange | undefined> {
    return enterValue(this.#desk, this.#user, shown, element, value, options);
  }

  /** Types into a menu whose options the app suggests: they are in the exchange. */
  suggest(shown: Message | View, element: ElementMatch, query: string, options: AppChoice = {}): Promise<Exchange> {
    return requestSuggestions(this.#desk, this.#user, shown, element, query, options);
  }

  /**
   * Fills in the top modal, as `fill` of a modal does, and submits it.
   * @param values what to enter, by block id, action id, label or placeholder. The rest stays as it was.
   * @throws Error with a drawing when there is no such field, it takes no such value, or Slack would not send the form
   * @example
   * await ann.submit(ann.views[0], { title: 'Broken lamp', urgency: 'high' });
   */
  async submit(view: View | undefined, values: FormValues = {}): Promise<Exchange> {
    return submitView(this.#desk, this.#user, this.#present(view), values);
  }

  /**
   * Closes the top modal.
   * @returns the exchange of `view_closed`, or nothing when the app asked for no notice
   */
  async closeView(view: View | undefined): Promise<Exchange | undefined> {
    return closeView(this.#desk, this.#user, this.#present(view));
  }

  /**
   * Closes all modals at once, by the cross above them.
   * @returns an exchange of `view_closed` for each whose app asked for a notice, that of the top one first
   */
  closeAllViews(): Promise<Exchange[]> {
    return closeAllViews(this.#desk, this.#user);
  }

  /** Starts a global shortcut. */
  shortcut(callbackId: string, options: AppChoice = {}): Promise<Exchange> {
    return startShortcut(this.#desk, this.#user, callbackId, options);
  }

  /** Starts a shortcut from the menu of a message. */
  messageShortcut(callbackId: string, message: Message, options: AppChoice = {}): Promise<Exchange> {
    return startMessageShortcut(this.#desk, this.#user, callbackId, message, options);
  }

  /** Opens an app at its Home tab, or at its messages with `tab: 'messages'`. */
  openHome(options: AppChoice & { tab?: 'home' | 'messages' } = {}): Promise<Exchange> {
    return openHomeTab(this.#desk, this.#user, options);
  }

  /**
   * Opens an app as an assistant: beside what they look at, or alone.
   * @returns the pane, once the app has acked or its time is over
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
   * A thread that they have with an assistant, whenever it was opened.
   * @param ts the `ts` of the thread
   * @throws Error when they have no such thread
   */
  assistant(ts: string): AssistantPane {
    const thread = requireAssistantThread(this.#desk, this.#user, ts);
    return new AssistantPane(this.#desk, this.#waits, this.#user, thread);
  }

  /**
   * Runs a workflow that comes to a step of an app's function. The exchange has the step in it; `waitForOutcome` waits
   * for its end.
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
