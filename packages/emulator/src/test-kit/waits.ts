import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { includesText, matchesWholeText } from '../element-search/element-match.js';
import type { EventLog } from '../event-log/event-log.js';
import type { Ack, ApiCall, ConnectionRecord, Delivery } from '../event-log/records.js';
import { pluralize, toSingleLine } from '../timeline/payload-summary.js';
import type { FunctionExecution, FunctionOutcome } from '../workspace/apps/function-executions.js';
import type { Message } from '../workspace/messages/message.js';
import type { View } from '../workspace/views/view.js';
import { createWorkspaceNames, renderTextObject } from '../rendering/plain-text.js';
import { renderView, renderViewLines } from '../rendering/render-surface.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';

const WAIT_POLL_MS = 5;

export interface WaitOptions {
  /** Default 4000: less than the timeout of test runners, so that the wait's own error explains what is missing. */
  timeoutMs?: number;
}

/**
 * Matches a message by its text: equal to or containing the string, matching the expression, or satisfying the
 * predicate.
 */
export type MessageMatch = string | RegExp | ((message: Message) => boolean);

/** Matches an ack by its envelope id or type, or with a predicate. */
export type AckMatch = string | ((ack: Ack) => boolean);

/** Waits with a timeout, whose errors show what happened instead. */
export class Waits {
  readonly #open = new Set<Wait>();

  constructor(
    private readonly journal: EventLog,
    private readonly messages: () => readonly Message[],
    /** The latest entries, for timeout errors. */
    private readonly tail: () => string,
  ) {}

  /** Descriptions of the pending waits. */
  get awaited(): string[] {
    return [...this.#open].map(({ description, since }) => {
      return `${description}, for ${Math.round(performance.now() - since)} ms`;
    });
  }

  /** Rejects the pending waits. */
  end(): void {
    for (const wait of this.#open) wait.isCutShort = true;
  }

  /**
   * Waits until `probe` returns a value.
   * @param seen describes what happened instead, for the error
   * @throws Error when the wait times out, or the local Slack is closed
   */
  async until<Value>(
    description: string,
    probe: () => Value | undefined,
    { timeoutMs = 4000 }: WaitOptions = {},
    seen?: () => string,
  ): Promise<Value> {
    const wait: Wait = { description, since: performance.now(), isCutShort: false };
    this.#open.add(wait);
    try {
      for (;;) {
        const value = probe();
        if (value !== undefined) return value;
        if (wait.isCutShort) throw this.#inVain(`The local Slack was closed before ${description} came.`, seen);
        // Negated, so that a NaN timeout ends immediately.
        if (!(performance.now() < wait.since + timeoutMs)) {
          throw this.#inVain(`Waited ${timeoutMs} ms for ${description}, which did not come.`, seen);
        }
        await pause(WAIT_POLL_MS);
      }
    } finally {
      this.#open.delete(wait);
    }
  }

  message(match: MessageMatch, options?: WaitOptions): Promise<Message> {
    return this.until(
      `a message ${describe(match)}`,
      () => this.messages().find(message => matches(message, match)),
      options,
      () => listNearest(this.messages().map(message => message.text)),
    );
  }

  ack(match: AckMatch | undefined, options?: WaitOptions): Promise<Ack> {
    const isMatch =
      typeof match === 'function'
        ? match
        : (ack: Ack) => match === undefined || ack.envelopeId === match || ack.type === match;
    return this.until(
      `an ack ${describe(match)}`,
      () => this.journal.acks.find(isMatch),
      options,
      () => listNearest(this.journal.acks.map(ack => `${ack.type} ${ack.envelopeId} (${ack.status})`)),
    );
  }

  apiCall(method: string, isMatch: (call: ApiCall) => boolean, options?: WaitOptions): Promise<ApiCall> {
    return this.until(
      `a call of ${method}`,
      () => this.journal.apiCalls.find(call => call.method === method && isMatch(call)),
      options,
      () => listNearest(this.journal.apiCalls.map(call => `${call.method} (${call.error ?? 'ok'})`)),
    );
  }

  settled(id: string, options?: WaitOptions): Promise<Delivery> {
    const find = (): Delivery | undefined => this.journal.delivery(id);
    return this.until(
      `the end of delivery ${id}`,
      () => {
        const delivery = find();
        return delivery?.status === 'pending' ? undefined : delivery;
      },
      options,
      () => listNearest(find()?.attempts.map(attempt => `attempt ${attempt.retryAttempt}: ${attempt.outcome}`) ?? []),
    );
  }

  connections(
    count: number,
    app: string,
    open: () => readonly ConnectionRecord[],
    options?: WaitOptions,
  ): Promise<readonly ConnectionRecord[]> {
    return this.until(
      `exactly ${pluralize(count, 'connection')} of app "${app}"`,
      () => (open().length === count ? open() : undefined),
      options,
      () => pluralize(open().length, 'connection'),
    );
  }

  outcome(id: string, executions: () => readonly FunctionExecution[], options?: WaitOptions): Promise<FunctionOutcome> {
    return this.until(
      `the end of the step ${id}`,
      () => executions().find(execution => execution.id === id)?.outcome ?? undefined,
      options,
      () => listNearest(this.journal.apiCalls.map(call => `${call.method} (${call.error ?? 'ok'})`)),
    );
  }

  view(
    person: { readonly name: string; readonly views: readonly View[] },
    isMatch: (view: View) => boolean,
    draw: (view: View) => string,
    options?: WaitOptions,
  ): Promise<View> {
    return this.until(
      `a view before ${person.name}`,
      () => person.views.slice(-1).find(isMatch),
      options,
      () => person.views.map(draw).join('\n'),
    );
  }

  #inVain(sentence: string, seen: (() => string) | undefined): Error {
    return new Error(`${sentence}${seen ? insteadOf(seen()) : ''}${this.tail()}`);
  }
}

interface Wait {
  readonly description: string;
  readonly since: number;
  isCutShort: boolean;
}

/** Formats what happened instead. A drawing goes on separate lines. */
function insteadOf(seen: string): string {
  return seen.includes('\n') ? ` Instead there was:\n${seen}` : ` Instead there was: ${seen || 'nothing'}.`;
}

function matches(message: Message, match: MessageMatch): boolean {
  return typeof match === 'function' ? match(message) : includesText(message.text, match);
}

/** Describes a match for errors. */
export function describe(match: MessageMatch | AckMatch | undefined): string {
  if (match === undefined) return 'of any kind';
  return typeof match === 'function'
    ? 'that fits the condition'
    : `matching ${typeof match === 'string' ? JSON.stringify(match) : match}`;
}

function listNearest(entries: readonly string[]): string {
  return entries
    .slice(-10)
    .map(entry => JSON.stringify(toSingleLine(entry)))
    .join(', ');
}

/** Matches a view by a text, an expression or a predicate. */
export type ViewMatch = string | RegExp | ((view: View) => boolean);

/** Waits for a modal on top that matches by title or callback id. */
export function awaitModal(
  waits: Waits,
  workspace: Workspace,
  user: User,
  match: ViewMatch | undefined,
  options?: WaitOptions,
): Promise<View> {
  const names = createWorkspaceNames(workspace);
  const top = (): View | undefined => workspace.views.stackOf(user.id).at(-1);
  const isMeant = (view: View): boolean => {
    const texts = [renderTextObject(view.title ?? '', names), view.callbackId];
    return matchesView(match, view, wanted => texts.some(text => matchesWholeText(text, wanted)));
  };
  return waits.until(
    `a modal${describeViewMatch(match)} before ${user.name}`,
    () => [top()].find(view => view !== undefined && isMeant(view)),
    options,
    () => renderVisibleView(top(), workspace, 'no modal'),
  );
}

/** Waits until the Home tab shows the match. */
export function awaitHome(
  waits: Waits,
  workspace: Workspace,
  user: User,
  look: () => View | undefined,
  match: ViewMatch | undefined,
  options?: WaitOptions,
): Promise<View> {
  const isMeant = (view: View): boolean => {
    const said = renderViewLines(view, createWorkspaceNames(workspace)).join('\n');
    return matchesView(match, view, wanted => includesText(said, wanted));
  };
  return waits.until(
    `a Home tab${describeViewMatch(match)} before ${user.name}`,
    () => [look()].find(view => view !== undefined && isMeant(view)),
    options,
    () => renderVisibleView(look(), workspace, 'none that was published'),
  );
}

function matchesView(match: ViewMatch | undefined, view: View, says: (wanted: string | RegExp) => boolean): boolean {
  if (match === undefined) return true;
  return typeof match === 'function' ? match(view) : says(match);
}

function describeViewMatch(match: ViewMatch | undefined): string {
  if (match === undefined) return '';
  if (typeof match === 'function') return ' that fits the condition';
  return ` ${typeof match === 'string' ? JSON.stringify(match) : match}`;
}

const renderVisibleView = (view: View | undefined, workspace: Workspace, otherwise: string): string =>
  view === undefined ? otherwise : renderView(view, createWorkspaceNames(workspace));
