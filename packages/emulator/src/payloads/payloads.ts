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

/** The app and workspace of a payload. */
export interface PayloadTarget {
  /** The app's name or id. Default: the first one of the workspace. */
  readonly app?: string | undefined;
  /** The workspace's name, domain or id. Default: the first one. */
  readonly workspace?: string | undefined;
}

/** The objects that an example refers to. */
export interface ExampleOptions extends PayloadTarget {
  /** The user's name or id. Default: the first user. */
  readonly person?: string | undefined;
  /** The conversation's name or id. Default: the general channel. */
  readonly channel?: string | undefined;
}

/** A kind of payload, and whether Slack would send it to the app. */
export interface PayloadOffer extends Pick<PayloadKind, 'name' | 'type'> {
  /** Why Slack would not send it to this app, as the end of a sentence; `null` if it would. */
  readonly unheard: string | null;
}

/** A payload to send. */
export interface WrittenPayload extends PayloadTarget {
  /** The type of its envelope: `events_api`, `slash_commands`, `interactive`, … */
  readonly type: string;
  /** For an event, the inner event is sufficient: it is wrapped as the Events API does. */
  readonly payload: JsonObject;
}

/** The dependencies of the payloads API. */
export interface PayloadsParts {
  readonly world: WorkspaceRegistry;
  readonly dispatcher: Dispatcher;
  readonly recorder: TimelineRecorder;
  readonly clock: Clock;
  readonly deskIn: (workspace: Workspace) => ActionDispatcher;
}

/**
 * Creates examples of all payloads that Slack sends, checks payloads, and sends them without a user action.
 *
 * @example
 * const { type, payload } = slack.payloads.example('reaction_added', { person: 'ann', channel: 'support' });
 * const { ack } = await slack.payloads.send({ type, payload: { ...payload, reaction: 'rocket' } });
 * @see https://docs.slack.dev/reference/events
 */
export class Payloads {
  // Private, because the runner of a failing test prints public fields.
  readonly #parts: PayloadsParts;

  constructor(parts: PayloadsParts) {
    this.#parts = parts;
  }

  /** Lists the kinds that have an example: all events, slash commands and interactions. */
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
   * Creates an example with ids of existing objects; for an event, the inner event. Its trigger and response URL are
   * valid.
   * @param name one of `kinds`
   * @throws Error when the kind, app, user or channel does not exist
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

  /** Checks a payload without sending it. */
  check({ type, payload, ...target }: WrittenPayload): PayloadCheck {
    const { desk, app } = this.#sender(target);
    return checkPayload({ workspace: desk.workspace, app, type, payload });
  }

  /**
   * Sends a payload, replacing invalid triggers and response URLs with valid ones. The ack payload takes effect as it
   * does after a user action.
   *
   * @returns once the app has acked or the ack deadline has passed
   * @throws InvalidPayloadError when it contains values that Slack never sends, unless `anyway` is true
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
    // Copy it, because later changes to the original must not change the record of what was sent.
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

/** Thrown when a payload was not sent because it differs from what Slack sends. */
export class InvalidPayloadError extends Error {
  constructor(readonly findings: readonly PayloadFinding[]) {
    const said = findings.map(({ at, text }) => `${at === '' ? '' : `${at}: `}${text}`).join(' ');
    super(`It was not sent, for it is not as Slack sends it. ${said} Mend it, or send it anyway ({ anyway: true }).`);
  }
}
