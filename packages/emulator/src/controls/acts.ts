import { applyMessageAnswer } from '../answers/message-answer.js';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import { commandPayload } from '../dispatch/command-payload.js';
import type { Journal } from '../journal/journal.js';
import type { Problem } from '../journal/records.js';
import type { AppInstall } from '../workspace/app-install.js';
import type { Clock } from '../workspace/clock.js';
import type { Channel } from '../workspace/channels.js';
import { readMessageContent } from '../workspace/message-content.js';
import type { Message } from '../workspace/message.js';
import { SlackRefusal } from '../workspace/refusal.js';
import type { User } from '../workspace/users.js';
import type { Workspace } from '../workspace/workspace.js';
import { exchangeOf, type Exchange } from './exchange.js';

/** What acting needs. */
export interface ActsParts {
  readonly workspace: Workspace;
  readonly dispatcher: Dispatcher;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly responseUrlBase: () => string;
  readonly chooseApp: (nameOrId?: string) => AppInstall;
}

/** What people can do, and what follows from it. */
export class Acts {
  constructor(private readonly parts: ActsParts) {}

  async command(
    user: User,
    command: string,
    text: string,
    { channel: place = 'general', app: appName }: { channel?: string; app?: string },
  ): Promise<Exchange> {
    const { workspace, dispatcher, chooseApp, responseUrlBase } = this.parts;
    const app = chooseApp(appName);
    const channel = this.#place(user, place, app);
    const target = { appId: app.appId, userId: user.id, channelId: channel.id };
    const responseUrl = responseUrlBase() + workspace.responseUrls.issue(target);
    const payload = commandPayload({ workspace, app, user, channel, command, text, responseUrl });
    const exchange = exchangeOf(await dispatcher.dispatch({ app, type: 'slash_commands', payload }).answered);
    if (!exchange.ack) return this.#unanswered(exchange);
    const answer = exchange.ack.payload;
    if (answer === undefined) return exchange;
    try {
      return { ...exchange, message: applyMessageAnswer(workspace, target, answer) };
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      return this.#failed(exchange, 'invalid_answer', `The ack of ${command} is no message: ${error.message}`);
    }
  }

  say(user: User, place: string, text: string, { threadTs, app }: { threadTs?: string; app?: string }): Message {
    const { workspace, chooseApp } = this.parts;
    const channel = this.#place(user, place, chooseApp(app));
    const mentioned = text.replace(/(?<![\w<])@([\w.-]+)/g, (whole, name: string) => {
      const found = workspace.users.find(name);
      return found ? `<@${found.id}>` : whole;
    });
    return workspace.messages.post(channel, {
      ...readMessageContent({ text: mentioned }),
      user: user.id,
      clientMsgId: workspace.ids.key(),
      ...(threadTs === undefined ? {} : { threadTs }),
    });
  }

  #place(user: User, place: string, app: AppInstall): Channel {
    const { workspace } = this.parts;
    if (place.startsWith('@')) {
      const other = workspace.users.find(place);
      return workspace.channels.openDirect([user.id, place === '@app' || !other ? app.botUserId : other.id]).channel;
    }
    const channel = workspace.channels.find(place);
    if (channel?.members.has(user.id)) return channel;
    throw new Error(`${user.name} is in no channel "${place}": create it, or join it first.`);
  }

  #unanswered(exchange: Exchange): Exchange {
    const attempt = exchange.attempts;
    return this.#failed(exchange, 'operation_timeout', `No ack came in time (${attempt} attempt).`);
  }

  #failed(exchange: Exchange, kind: Problem['kind'], text: string): Exchange {
    this.parts.journal.noteProblem({ kind, app: exchange.app, text, at: this.parts.clock.now() });
    return { ...exchange, problem: text };
  }
}
