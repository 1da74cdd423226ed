import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import { changeAssistantContext } from '../actions/assistant.actions.js';
import type { Exchange } from '../actions/exchange.js';
import { sendMessage } from '../actions/message.actions.js';
import { createWorkspaceNames } from '../rendering/plain-text.js';
import type { Waits } from './waits.js';
import type { AssistantThread } from '../workspace/apps/assistant-thread.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/users/user.js';
import { MessagePane } from './channel-pane.js';

/** An assistant thread of a user with an app, and what the app shows around it. */
export class AssistantPane extends MessagePane {
  readonly #desk: ActionDispatcher;
  readonly #user: User;
  readonly #opened: AssistantThread;

  constructor(desk: ActionDispatcher, waits: Waits, user: User, opened: AssistantThread) {
    super({
      place: `the thread with @${desk.findApp(opened.appId).name}`,
      messages: () => desk.workspace.messages.replies(opened.channel, opened.ts),
      names: createWorkspaceNames(desk.workspace),
      waits,
    });
    this.#desk = desk;
    this.#user = user;
    this.#opened = opened;
  }

  /** The current thread: its status, title and prompts. */
  get thread(): AssistantThread {
    const { channel, ts } = this.#opened;
    return this.#desk.workspace.assistantThreads.find(channel, ts) ?? this.#opened;
  }

  /** Posts a message in the thread. @returns the message, once it is posted */
  async say(text: string): Promise<Message> {
    const { channel, ts, appId } = this.#opened;
    return sendMessage(this.#desk, this.#user, channel, text, { threadTs: ts, app: appId });
  }

  /**
   * Chooses a prompt that the app suggests, which posts the prompt's message.
   * @throws Error when no prompt has this title
   */
  async choosePrompt(title: string): Promise<Message> {
    const prompt = this.thread.prompts.find(each => each.title === title);
    if (prompt) return this.say(prompt.message);
    const there = this.thread.prompts.map(each => `"${each.title}"`);
    throw new Error(`No prompt "${title}" is suggested. There are: ${there.join(', ') || 'none'}.`);
  }

  /** Changes the channel that the user looks at, by name or id. The app is notified. */
  lookAt(channel: string): Promise<Exchange> {
    return changeAssistantContext(this.#desk, this.#user, this.thread, channel);
  }
}

/** A thread that was just opened. */
export class OpenedAssistant extends AssistantPane {
  constructor(
    desk: ActionDispatcher,
    waits: Waits,
    user: User,
    opened: AssistantThread,
    /** The exchange of the event that notified the app. */
    readonly exchange: Exchange,
  ) {
    super(desk, waits, user, opened);
  }
}
