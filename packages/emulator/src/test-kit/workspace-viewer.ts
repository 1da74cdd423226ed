import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import { awaitHome, awaitModal, type MessageMatch, type ViewMatch, type WaitOptions, type Waits } from './waits.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import type { View } from '../workspace/views/view.js';
import { ChannelPane, MessagePane } from './channel-pane.js';
import { HomeTab } from './view-pane.js';
import { Modal } from './modal.js';
import { createWorkspaceNames } from '../rendering/plain-text.js';
import type { Workspace } from '../workspace/workspace.js';

/** The app that an action is for. */
export interface AppChoice {
  /** The app's name or id. Default: the app that the message or view is from, else the first one. */
  app?: string;
}

/** The view of Slack that one user has: messages, modals, Home tabs. */
export class WorkspaceViewer {
  readonly #desk: ActionDispatcher;
  readonly #user: User;
  readonly #waits: Waits;

  constructor(desk: ActionDispatcher, user: User, waits: Waits) {
    this.#desk = desk;
    this.#user = user;
    this.#waits = waits;
  }

  get id(): string {
    return this.#user.id;
  }

  /** The handle, as in `@ann`. */
  get name(): string {
    return this.#user.name;
  }

  /** The modals that are open for this user, the top one last. */
  get views(): readonly View[] {
    return this.#desk.workspace.views.stackOf(this.id);
  }

  /** The Home tab of the first app, once published. */
  get home(): View | undefined {
    return this.homeOf();
  }

  /** The Home tabs that apps have published to this user. */
  get homes(): readonly View[] {
    return this.#desk.workspace.views.homes.filter(({ userId }) => userId === this.id);
  }

  /** The Home tab of an app, once published. */
  homeOf(app?: string): View | undefined {
    return this.#desk.workspace.views.homeOf(this.id, this.#desk.findApp(app).appId);
  }

  /** All messages that this user can see, ephemeral ones included, oldest first. */
  get messages(): readonly Message[] {
    return this.#seen().messages;
  }

  /**
   * Waits for a message in any place that this user can see. Returns the newest match.
   * @throws Error with drawings of the visible messages, when the wait times out
   */
  message(match?: MessageMatch, options?: WaitOptions): Promise<Message> {
    return this.#seen().message(match, options);
  }

  /**
   * Waits for an ephemeral message to this user. Returns the newest match.
   * @throws Error with drawings of the messages that were there instead, when the wait times out
   */
  ephemeral(match?: MessageMatch, options?: WaitOptions): Promise<Message> {
    return this.#seen(({ ephemeralTo }) => ephemeralTo === this.id).message(match, options);
  }

  /**
   * A channel as this user sees it, or a direct message: `@app`, `@bob`.
   * @throws Error when the user is not a member of such a channel
   */
  channel(place: string, options: AppChoice = {}): ChannelPane {
    const { workspace } = this.#desk;
    const channel = this.#desk.findConversation(this.#user, place, this.#desk.findApp(options.app));
    return new ChannelPane(workspace, this.#waits, channel, this.#user);
  }

  /**
   * Waits for a modal on top of this user's screen.
   * @param match its title or callback id, a regular expression for either, or a predicate. Default: any
   * @throws Error with a drawing of what was open instead, when the wait times out
   * @example
   * const form = await ann.modal('New ticket');
   * await form.fill({ Title: 'Printer' }).submit();
   */
  async modal(match?: ViewMatch, options?: WaitOptions): Promise<Modal> {
    const view = await awaitModal(this.#waits, this.#desk.workspace, this.#user, match, options);
    return new Modal(this.#desk, this.#user, view);
  }

  /**
   * Waits until an app has published a Home tab that shows the match.
   * @param match a part of its text, a regular expression or a predicate. Default: any
   * @throws Error with a drawing of what was shown instead, when the wait times out
   */
  async homeTab(match?: ViewMatch, { app, ...options }: AppChoice & WaitOptions = {}): Promise<HomeTab> {
    const look = (): View | undefined => this.homeOf(app);
    const view = await awaitHome(this.#waits, this.#desk.workspace, this.#user, look, match, options);
    return new HomeTab(this.#desk, this.#user, view);
  }

  #seen(isMeant: (message: Message) => boolean = () => true): MessagePane {
    return listVisibleMessages(this.#desk.workspace, this.#waits, this.#user, isMeant);
  }
}

/** The messages that a user can see in their channels, without other users' ephemeral messages. */
export function listVisibleMessages(
  workspace: Workspace,
  waits: Waits,
  user: User,
  isMeant: (message: Message) => boolean,
): MessagePane {
  const isSeen = ({ channel, ephemeralTo }: Message): boolean =>
    workspace.channels.find(channel)?.members.has(user.id) === true &&
    (ephemeralTo === undefined || ephemeralTo === user.id);
  return new MessagePane({
    place: `what ${user.name} sees`,
    messages: () => workspace.messages.all.filter(message => isSeen(message) && isMeant(message)),
    names: createWorkspaceNames(workspace),
    waits,
  });
}
