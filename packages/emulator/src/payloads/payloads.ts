import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import type { Exchange } from '../actions/exchange.js';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import { createEventCallback } from '../events/event-callback.js';
import { isJsonObject, parseJson, type JsonObject } from '../json.js';
import { renewPayload } from '../replay/renew-payload.js';
import { applyReplayedResponse } from '../replay/replayer.js';
import type { TimelineRecorder } from '../timeline/timeline-recorder.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Clock } from '../time/clock.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';
import { checkPayload, type PayloadCheck, explainNotSent } from './check-payload.js';
import type { ExampleContext } from './event-examples.js';
import { PAYLOAD_KINDS, type PayloadKind } from './payload-kinds.js';
import type { PayloadFinding } from './check-shape.js';

/** For which app something is. */
export interface PayloadTarget {
  /** The app's name or id. Default: the first one of the workspace. */
  readonly app?: string | undefined;
  /** Its name, domain or id. Default: the first one. */
  readonly workspace?: string | undefined;
}

/** Of whom and where an example tells. */
export interface ExampleOptions extends PayloadTarget {
  /** Somebody's name or id. Default: the first person. */
  readonly person?: string | undefined;
  /** A conversation's name or id. Default: the one of all. */
  readonly channel?: string | undefined;
}

/** A kind of payload, and whether the app would be sent it. */
export interface PayloadOffer extends Pick<PayloadKind, 'name' | 'type'> {
  /** Why Slack would not send it to this app, as the rest of a sentence; `null` where it would. */
  readonly unheard: string | null;
}

/** Something to send. */
export interface WrittenPayload extends PayloadTarget {
  /** That of its envelope: `events_api`, `slash_commands`, `interactive`, … */
  readonly type: string;
  /** An event may be the inner one: it is wrapped as the Events API does it. */
  readonly payload: JsonObject;
}

/** What this works with. */
export interface PayloadsParts {
  readonly world: WorkspaceRegistry;
  readonly dispatcher: Dispatcher;
  readonly recorder: TimelineRecorder;
  readonly clock: Clock;
  readonly deskIn: (workspace: Workspace) => ActionDispatcher;
}

/**
 * Anything that Slack sends, to be made from an example, checked, and sent by hand: whether or not it follows from
 * something.
 *
 * @example
 * const { type, payload } = slack.payloads.example('reaction_added', { person: 'ann', channel: 'support' });
 * const { ack } = await slack.payloads.send({ type, payload: { ...payload, reaction: 'rocket' } });
 * @see https://docs.slack.dev/reference/events
 */
export class Payloads {
  // Private, for the runner of a failing test prints what is not.
  readonly #parts: PayloadsParts;

  constructor(parts: PayloadsParts) {
    this.#parts = parts;
  }

  /** What there are examples of: every event, slash commands and interactions. */
  kinds(target: PayloadTarget = {}): readonly PayloadOffer[] {
    const world = this.#exampleWorld(target);
    const { desk, app } = world;
    return PAYLOAD_KINDS.map(({ name, type, example }) => ({
      name,
      type,
      unheard: (type === 'events_api' && explainNotSent(desk.workspace, app, type, example(world))) || null,
    }));
  }

  /**
   * An example with the ids of what there is; of an event the inner one. Its trigger and response URL are good.
   * @param name one of `kinds`
   * @throws Error when there is no such kind, app, person or channel
   */
  example(
    name: string,
    options: ExampleOptions = {},
  ): { readonly type: PayloadKind['type']; readonly payload: JsonObject } {
    const kind = PAYLOAD_KINDS.find(each => each.name === name);
    if (!kind)
      throw new Error(`There is no example "${name}". There are: ${PAYLOAD_KINDS.map(each => each.name).join(', ')}.`);
    return { type: kind.type, payload: kind.example(this.#exampleWorld(options)) };
  }

  /** What there is to say of a payload before it is sent. */
  check({ type, payload, ...target }: WrittenPayload): PayloadCheck {
    const { desk, app } = this.#sender(target);
    return checkPayload({ workspace: desk.workspace, app, type, payload });
  }

  /**
   * Sends a payload, with a trigger and response URLs that are good in the place of those that are not. What the ack
   * brings takes effect, as when somebody does it.
   *
   * @returns once the app has acked or its time is over
   * @throws UnsoundPayload when it has what Slack never sends, unless it shall be sent anyway
   */
  async send({ anyway = false, ...written }: WrittenPayload & { readonly anyway?: boolean }): Promise<Exchange> {
    const { type, ...target } = written;
    const { desk, app } = this.#sender(target);
    const errors = this.check(written).findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0 && !anyway) throw new InvalidPayloadError(errors);
    const { dispatcher, recorder } = this.#parts;
    const payload = this.#completed(written, desk, app);
    const sent = recorder.recordManualPayload({ app: app.name, type, payload }, () =>
      dispatcher.dispatch({ app: app.app, type, payload }),
    );
    return desk.settle(sent, applyReplayedResponse({ desk, app, payload }, type));
  }

  #completed({ type, payload }: WrittenPayload, desk: ActionDispatcher, app: AppInstall): JsonObject {
    // A copy, for what is told of it later is what was sent, whatever becomes of the original.
    const copy = parseJson(JSON.stringify(payload));
    const own = isJsonObject(copy) ? copy : {};
    if (type !== 'events_api') return renewPayload({ desk, app, payload: own });
    if (own.type === 'event_callback') return own;
    return createEventCallback(desk.workspace, { app, event: own }, this.#parts.clock);
  }

  #sender({ app, workspace }: PayloadTarget): { readonly desk: ActionDispatcher; readonly app: AppInstall } {
    const desk = this.#parts.deskIn(this.#parts.world.workspace(workspace));
    return { desk, app: desk.findApp(app) };
  }

  #exampleWorld({ person, channel: place, ...target }: ExampleOptions): ExampleContext {
    const sender = this.#sender(target);
    const { users, channels } = sender.desk.workspace;
    const user = person === undefined ? users.all.find(isPerson) : users.find(person);
    if (!user) throw new Error(`Nobody is called "${person ?? ''}": name somebody of the workspace.`);
    const channel = place === undefined ? channels.all.find(({ isGeneral }) => isGeneral) : channels.find(place);
    if (!channel) throw new Error(`There is no channel "${place ?? ''}": name one of the workspace.`);
    return { ...sender, user, channel };
  }
}

const isPerson = ({ app, isDeleted }: User): boolean => !app && !isDeleted;

/** A payload that is not as Slack sends it, and was not sent. */
export class InvalidPayloadError extends Error {
  constructor(readonly findings: readonly PayloadFinding[]) {
    const said = findings.map(({ at, text }) => `${at === '' ? '' : `${at}: `}${text}`).join(' ');
    super(`It was not sent, for it is not as Slack sends it. ${said} Mend it, or send it anyway ({ anyway: true }).`);
  }
}
