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

/** Which app an act is for. */
export interface AppChoice {
  /** The app's name or id. Default: the app that the message or view is from, else the first one. */
  app?: string;
}

/** Somebody who looks at what Slack shows them: messages, modals, Home tabs. */
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

  /** The modals open before this person, the top one last. */
  get views(): readonly View[] {
    return this.#desk.workspace.views.stackOf(this.id);
  }

  /** The Home tab of the first app, once it was published. */
  get home(): View | undefined {
    return this.homeOf();
  }

  /** The Home tabs that apps have published to this person. */
  get homes(): readonly View[] {
    return this.#desk.workspace.views.homes.filter(({ userId }) => userId === this.id);
  }

  /** The Home tab of an app, once it was published. */
  homeOf(app?: string): View | undefined {
    return this.#desk.workspace.views.homeOf(this.id, this.#desk.findApp(app).appId);
  }

  /** All messages that this person can see, those for them alone among them, oldest first. */
  get messages(): readonly Message[] {
    return this.#seen().messages;
  }

  /**
   * Waits for a message that this person can see, wherever it is: the newest such one.
   * @throws Error with drawings of what they see instead, when none came in time
   */
  message(match?: MessageMatch, options?: WaitOptions): Promise<Message> {
    return this.#seen().message(match, options);
  }

  /**
   * Waits for a message that this person alone can see: the newest such one.
   * @throws Error with drawings of what was there instead, when none came in time
   */
  ephemeral(match?: MessageMatch, options?: WaitOptions): Promise<Message> {
    return this.#seen(({ ephemeralTo }) => ephemeralTo === this.id).message(match, options);
  }

  /**
   * A channel as this person sees it, or their direct message with somebody: `@app`, `@bob`.
   * @throws Error when they are in no such channel
   */
  channel(place: string, options: AppChoice = {}): ChannelPane {
    const { workspace } = this.#desk;
    const channel = this.#desk.findConversation(this.#user, place, this.#desk.findApp(options.app));
    return new ChannelPane(workspace, this.#waits, channel, this.#user);
  }

  /**
   * Waits for a modal on top of what this person has before them.
   * @param match its title or callback id, an expression for either, or a condition. Default: any
   * @throws Error with a drawing of what was there instead, when none came in time
   * @example
   * const form = await ann.modal('New ticket');
   * await form.fill({ Title: 'Printer' }).submit();
   */
  async modal(match?: ViewMatch, options?: WaitOptions): Promise<Modal> {
    const view = await awaitModal(this.#waits, this.#desk.workspace, this.#user, match, options);
    return new Modal(this.#desk, this.#user, view);
  }

  /**
   * Waits for the Home tab of an app: until it was published and says this.
   * @param match a part of what it says, an expression, or a condition. Default: anything
   * @throws Error with a drawing of what was there instead, when it did not come in time
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

/** What somebody can see in all the channels that they are in, as far as it is meant. */
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
