import { createBotAuthorization } from '../events/app-event.js';
import { createEventCallback } from '../events/event-callback.js';
import { isSubscribed } from '../events/subscriptions.js';
import type { DispatchedPayload, Dispatcher } from '../dispatch/dispatcher.js';
import type { EventLog } from '../event-log/event-log.js';
import type { Problem } from '../event-log/records.js';
import type { JsonObject } from '../json.js';
import { toSingleLine, summarizePayload } from '../timeline/payload-summary.js';
import type { TimelineRecorder } from '../timeline/timeline-recorder.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channel.js';
import type { Clock } from '../time/clock.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { ResponseTarget } from '../workspace/apps/triggers-and-response-urls.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ActionLog, UserAction } from './action-log.js';
import { toExchange, createUnansweredExchange, createUnsentExchange, type Exchange } from './exchange.js';

export interface ActionDispatcherParts {
  readonly workspace: Workspace;
  readonly dispatcher: Dispatcher;
  readonly journal: EventLog;
  readonly clock: Clock;
  readonly recorder: TimelineRecorder;
  readonly actions: ActionLog;
  /** The base URL that a response URL's key is appended to. */
  readonly responseUrlBase: () => string;
}

/** Shared by all actions: finds the app and the conversation, sends payloads and handles missing or invalid acks. */
export class ActionDispatcher {
  readonly workspace: Workspace;

  constructor(private readonly parts: ActionDispatcherParts) {
    this.workspace = parts.workspace;
  }

  /** The app of this name or id, or the first one. @throws Error when there is none in the workspace */
  findApp(nameOrId?: string): AppInstall {
    return this.workspace.apps.choose(nameOrId);
  }

  /**
   * The channel of this name or id, or for `@name` the direct message with them; `@app` is the app at hand.
   * @throws Error when the user is in no such channel
   */
  findConversation(user: User, place: string, app: AppInstall): Channel {
    const { users, channels } = this.workspace;
    if (place.startsWith('@')) {
      const other = users.find(place)?.id ?? (place === '@app' ? app.botUserId : undefined);
      if (other === undefined) {
        const there = users.all.map(({ name }) => `@${name}`).join(', ');
        throw new Error(`Nobody is called "${place}": name a person or an app. There are: ${there}.`);
      }
      return channels.openDirect([user.id, other]).channel;
    }
    const channel = channels.find(place);
    if (channel?.members.has(user.id)) return channel;
    const theirs = channels.all.filter(({ members, name }) => members.has(user.id) && name !== '');
    const there = theirs.map(({ name }) => name).join(', ') || 'none';
    throw new Error(`${user.name} is in no channel "${place}": only members can write there. They are in: ${there}.`);
  }

  /** Records an action before it runs, once it is known to be possible. */
  recordAction(user: User, act: UserAction): void {
    const { actions: acts, recorder, clock } = this.parts;
    acts.record({ user, workspace: this.workspace, action: act, entryId: recorder.nextEntryId, at: clock.now() });
  }

  issueResponseUrl(target: ResponseTarget): string {
    return this.parts.responseUrlBase() + this.workspace.responseUrls.issue(target);
  }

  /**
   * Sends a payload and applies the payload of its ack.
   * @param apply puts the ack's payload into effect; a SlackApiError from it means that the payload is no valid answer
   */
  async exchange(
    app: AppInstall,
    type: string,
    payload: JsonObject,
    apply: (answer: unknown) => Partial<Exchange>,
  ): Promise<Exchange> {
    const { dispatcher, recorder } = this.parts;
    if (type === 'interactive' && app.app.declared?.isInteractive === false) {
      const why = `The app "${app.name}" is sent nothing: its manifest has no interactivity (settings.interactivity).`;
      return this.#fail(createUnsentExchange(app, type, payload), 'dispatch_failed', why);
    }
    const dispatched = recorder.recordAction(app.app.name, type, payload, () =>
      dispatcher.dispatch({ app: app.app, type, payload }),
    );
    return this.settle(dispatched, apply);
  }

  /**
   * Waits for the ack of a dispatched payload, and applies its payload.
   * @param apply as `exchange` has it
   */
  async settle({ answered }: DispatchedPayload, apply: (answer: unknown) => Partial<Exchange>): Promise<Exchange> {
    const { recorder } = this.parts;
    const exchange = toExchange(await answered);
    const { ack } = exchange;
    if (!ack) return this.#unanswered(exchange);
    try {
      return { ...exchange, ...recorder.effectsOf(ack, () => apply(ack.payload)) };
    } catch (error) {
      if (!(error instanceof SlackApiError)) throw error;
      return this.#fail(exchange, 'invalid_answer', `The payload of the ack is no valid answer. ${error.message}.`);
    }
  }

  /** Sends an event to one app, if it has subscribed to it. */
  async dispatchEvent(app: AppInstall, event: JsonObject): Promise<Exchange> {
    const news = { app, event, authorization: createBotAuthorization(app) };
    const payload = createEventCallback(this.workspace, news, this.parts.clock);
    if (!isSubscribed(news)) return createUnansweredExchange(news, payload);
    return this.exchange(app, 'events_api', payload, () => ({}));
  }

  #unanswered(exchange: Exchange): Exchange {
    if (exchange.attempts.every(attempt => attempt.connectionId === null)) {
      return this.#fail(exchange, 'dispatch_failed', 'The app has no connection open (dispatch_failed).');
    }
    const { type, payload } = exchange;
    const what = toSingleLine(summarizePayload(type, payload, id => this.workspace.users.find(id)?.name ?? id)) || type;
    return this.#fail(exchange, 'operation_timeout', `The app did not ack ${what} in time (operation_timeout).`);
  }

  #fail(exchange: Exchange, kind: Problem['kind'], text: string): Exchange {
    this.parts.journal.recordProblem({
      kind,
      app: exchange.app,
      envelopeId: exchange.envelopeId,
      text,
      at: this.parts.clock.now(),
    });
    return { ...exchange, problem: text };
  }
}
