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

export interface EmulatorObservationParts {
  readonly workspace: Workspace;
  readonly journal: EventLog;
  readonly pool: ConnectionPool<{ readonly record: ConnectionRecord } & AppConnection>;
  readonly frontDoor: { readonly openSockets: OpenSockets };
  readonly waits: Waits;
  readonly timeline: Timeline;
  readonly lint: Lint;
}

/** The recorded and current state of an emulator, and waits for changes in it. */
export abstract class EmulatorObservation {
  readonly #parts: EmulatorObservationParts;

  protected constructor(parts: EmulatorObservationParts) {
    this.#parts = parts;
  }

  /** The app of this name or id. Default: the first one. */
  abstract app(nameOrId?: string): AppInstall;

  /** The user to act as. */
  abstract user(nameOrId: string): Person;

  /** All traffic in one list, with the causes of each entry. */
  get timeline(): Timeline {
    return this.#parts.timeline;
  }

  /** Findings about what the apps do: misuse that a Slack expert would point out. */
  get lint(): Lint {
    return this.#parts.lint;
  }

  /** All current messages, ephemeral ones included. */
  get messages(): readonly Message[] {
    return this.#parts.workspace.messages.all;
  }

  /** Draws a message or a view as text, as users see it. */
  draw(shown: Message | View): string {
    const names = createWorkspaceNames(this.#parts.workspace);
    return 'rootViewId' in shown ? renderView(shown, names) : renderMessage(shown, names);
  }

  /** The current state of the workflow steps that apps received. */
  get functionExecutions(): readonly FunctionExecution[] {
    return this.#parts.workspace.functions.all;
  }

  get acks(): readonly Ack[] {
    return this.#parts.journal.acks;
  }

  get apiCalls(): readonly ApiCall[] {
    return this.#parts.journal.apiCalls;
  }

  /** Everything that was sent to apps, with its outcome. */
  get deliveries(): readonly Delivery[] {
    return this.#parts.journal.deliveries;
  }

  /** Actions of apps that Slack would ignore, refuse or show as a failure. */
  get problems(): readonly Problem[] {
    return this.#parts.journal.problems;
  }

  /** The open connections of every app. */
  get connections(): readonly ConnectionRecord[] {
    return this.#parts.pool.listFor().map(({ record }) => record);
  }

  /** The closed connections of every app, each with the reason. */
  get closedConnections(): readonly ConnectionRecord[] {
    return this.#parts.journal.closedConnections;
  }

  /** The number of open TCP connections, from any client. */
  get openSockets(): OpenSockets {
    return this.#parts.frontDoor.openSockets;
  }

  /**
   * Calls `listener` for every event of this name.
   * @returns a function that removes the listener
   */
  on<Name extends keyof EmulatorEvents>(name: Name, listener: (entry: EmulatorEvents[Name]) => void): () => void {
    return this.#parts.journal.on(name, listener);
  }

  /**
   * Waits for the first message in any channel, to any user, whose text matches. Blocks are not searched. To wait for a
   * message in one channel or for one user, use `channel(…).message()` or `user(…).message()`, which return the newest
   * message that shows the match.
   * @throws Error when the wait times out
   */
  waitForMessage(match: MessageMatch, options?: WaitOptions): Promise<Message> {
    return this.#parts.waits.message(match, options);
  }

  /** @throws Error when the wait times out */
  waitForAck(match?: AckMatch, options?: WaitOptions): Promise<Ack> {
    return this.#parts.waits.ack(match, options);
  }

  /** @throws Error when the wait times out */
  waitForApiCall(
    method: string,
    { where = () => true, ...options }: WaitOptions & { where?: (call: ApiCall) => boolean } = {},
  ): Promise<ApiCall> {
    return this.#parts.waits.apiCall(method, where, options);
  }

  /**
   * Waits until a delivery is acked or Slack stops delivering it.
   * @param id the `envelopeId` of its exchange
   * @throws Error when the wait times out
   */
  waitForDelivery(id: string, options?: WaitOptions): Promise<Delivery> {
    return this.#parts.waits.settled(id, options);
  }

  /**
   * Waits until exactly this number of connections is open.
   * @throws Error when the wait times out
   */
  waitForConnections(
    count: number,
    { app: name, ...options }: WaitOptions & { app?: string } = {},
  ): Promise<readonly ConnectionRecord[]> {
    const app = this.app(name).name;
    return this.#parts.waits.connections(count, app, () => this.connections.filter(each => each.app === app), options);
  }

  /**
   * Waits until a modal is open for a user. With `where`, waits until the top modal satisfies it. `user(…).modal()`
   * waits the same way and returns an object with the modal's actions.
   * @throws Error with drawings of what was open instead, when the wait times out
   */
  waitForView(
    somebody: Person | string,
    { where = () => true, ...options }: WaitOptions & { where?: (view: View) => boolean } = {},
  ): Promise<View> {
    const person = typeof somebody === 'string' ? this.user(somebody) : somebody;
    return this.#parts.waits.view(person, where, view => this.draw(view), options);
  }

  /**
   * Waits until an app has ended a workflow step.
   * @returns the outputs, or the error of the step
   * @throws Error when the step still runs after the timeout
   */
  waitForOutcome(execution: Pick<FunctionExecution, 'id'>, options?: WaitOptions): Promise<FunctionOutcome> {
    return this.#parts.waits.outcome(execution.id, () => this.functionExecutions, options);
  }

  /** Waits until `probe` returns a value. @throws Error when the wait times out */
  waitFor<Value>(description: string, probe: () => Value | undefined, options?: WaitOptions): Promise<Value> {
    return this.#parts.waits.until(description, probe, options);
  }
}
