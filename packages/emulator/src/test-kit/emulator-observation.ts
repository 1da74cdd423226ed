import { createWorkspaceNames } from '../rendering/plain-text.js';
import { renderMessage, renderView } from '../rendering/render-surface.js';
import type { AppConnection, ConnectionPool } from '../dispatch/connection-pool.js';
import type { EmulatorEvents, EventLog } from '../event-log/event-log.js';
import type { Ack, ApiCall, ConnectionRecord, Delivery, OpenSockets, Problem } from '../event-log/records.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { FunctionExecution, FunctionOutcome } from '../workspace/apps/function-executions.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import type { Lint } from '../lint/linter.js';
import type { Timeline } from '../timeline/timeline.js';
import type { Workspace } from '../workspace/workspace.js';
import type { Person } from './person.js';
import type { AckMatch, MessageMatch, Waits, WaitOptions } from './waits.js';

/** Where an emulator's observers look. */
export interface EmulatorObservationParts {
  readonly workspace: Workspace;
  readonly journal: EventLog;
  readonly pool: ConnectionPool<{ readonly record: ConnectionRecord } & AppConnection>;
  readonly frontDoor: { readonly openSockets: OpenSockets };
  readonly waits: Waits;
  readonly timeline: Timeline;
  readonly lint: Lint;
}

/** What has happened in an emulator, what happens there now, and waiting for what shall. */
export abstract class EmulatorObservation {
  readonly #parts: EmulatorObservationParts;

  protected constructor(parts: EmulatorObservationParts) {
    this.#parts = parts;
  }

  /** The app of this name or id. Default: the first one. */
  abstract app(nameOrId?: string): AppInstall;

  /** Somebody to act as. */
  abstract user(nameOrId: string): Person;

  /** The whole exchange in one list, with what follows from what. */
  get timeline(): Timeline {
    return this.#parts.timeline;
  }

  /** What somebody who knows Slack would warn of in what the apps do. */
  get lint(): Lint {
    return this.#parts.lint;
  }

  /** Every message as it is now, ephemeral ones among them. */
  get messages(): readonly Message[] {
    return this.#parts.workspace.messages.all;
  }

  /** A message or a view drawn as text, as people see it. */
  draw(shown: Message | View): string {
    const names = createWorkspaceNames(this.#parts.workspace);
    return 'rootViewId' in shown ? renderView(shown, names) : renderMessage(shown, names);
  }

  /** The steps of workflows that were given to apps, as they are now. */
  get functionExecutions(): readonly FunctionExecution[] {
    return this.#parts.workspace.functions.all;
  }

  get acks(): readonly Ack[] {
    return this.#parts.journal.acks;
  }

  get apiCalls(): readonly ApiCall[] {
    return this.#parts.journal.apiCalls;
  }

  /** Everything that was sent to apps, and what became of it. */
  get deliveries(): readonly Delivery[] {
    return this.#parts.journal.deliveries;
  }

  /** What apps did that Slack would ignore, refuse or show as a failure. */
  get problems(): readonly Problem[] {
    return this.#parts.journal.problems;
  }

  /** The open connections of every app. */
  get connections(): readonly ConnectionRecord[] {
    return this.#parts.pool.listFor().map(({ record }) => record);
  }

  /** The connections of every app that have ended, each with how. */
  get closedConnections(): readonly ConnectionRecord[] {
    return this.#parts.journal.closedConnections;
  }

  /** How many TCP connections are open, of whomever. */
  get openSockets(): OpenSockets {
    return this.#parts.frontDoor.openSockets;
  }

  /**
   * Calls `listener` whenever such a thing happens.
   * @returns a function that ends the listening
   */
  on<Name extends keyof EmulatorEvents>(name: Name, listener: (entry: EmulatorEvents[Name]) => void): () => void {
    return this.#parts.journal.on(name, listener);
  }

  /**
   * Waits for a message, in whatever channel and to whomever: the first one with this in its text. What stands in its
   * blocks isn't looked at; where it is to be in some place, or before somebody, `channel(…).message()` and
   * `user(…).message()` take the newest that shows it.
   * @throws Error when no such message came in time
   */
  waitForMessage(match: MessageMatch, options?: WaitOptions): Promise<Message> {
    return this.#parts.waits.message(match, options);
  }

  /** @throws Error when no such ack came in time */
  waitForAck(match?: AckMatch, options?: WaitOptions): Promise<Ack> {
    return this.#parts.waits.ack(match, options);
  }

  /** @throws Error when no such call came in time */
  waitForApiCall(
    method: string,
    { where = () => true, ...options }: WaitOptions & { where?: (call: ApiCall) => boolean } = {},
  ): Promise<ApiCall> {
    return this.#parts.waits.apiCall(method, where, options);
  }

  /**
   * Waits until a delivery was acked or given up.
   * @param id the `envelopeId` of its exchange
   * @throws Error when neither was so in time
   */
  waitForDelivery(id: string, options?: WaitOptions): Promise<Delivery> {
    return this.#parts.waits.settled(id, options);
  }

  /**
   * Waits until exactly so many connections are open.
   * @throws Error when that was not so in time
   */
  waitForConnections(
    count: number,
    { app: name, ...options }: WaitOptions & { app?: string } = {},
  ): Promise<readonly ConnectionRecord[]> {
    const app = this.app(name).name;
    return this.#parts.waits.connections(count, app, () => this.connections.filter(each => each.app === app), options);
  }

  /**
   * Waits until a modal is open before somebody; with `where`, until the top one is such. `user(…).modal()` is the same
   * with the modal's own verbs.
   * @throws Error with drawings of what was there instead, when none was in time
   */
  waitForView(
    somebody: Person | string,
    { where = () => true, ...options }: WaitOptions & { where?: (view: View) => boolean } = {},
  ): Promise<View> {
    const person = typeof somebody === 'string' ? this.user(somebody) : somebody;
    return this.#parts.waits.view(person, where, view => this.draw(view), options);
  }

  /**
   * Waits until an app has ended a step of a workflow.
   * @returns what it gave, or why it failed
   * @throws Error when it still ran then
   */
  waitForOutcome(execution: Pick<FunctionExecution, 'id'>, options?: WaitOptions): Promise<FunctionOutcome> {
    return this.#parts.waits.outcome(execution.id, () => this.functionExecutions, options);
  }

  /** Waits until `probe` gives something. @throws Error when nothing came in time */
  waitFor<Value>(description: string, probe: () => Value | undefined, options?: WaitOptions): Promise<Value> {
    return this.#parts.waits.until(description, probe, options);
  }
}
