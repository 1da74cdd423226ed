import { getInitialState, setEntry } from '../../block-kit/block-state.js';
import { describeValue } from '../../block-kit/validation-issue.js';
import { generateMissingIds } from '../../block-kit/block-elements.js';
import { findViewIssues } from '../../block-kit/view.rules.js';
import { objectAt, objectsAt, stringAt, type JsonObject } from '../../json.js';
import type { AppInstall } from '../apps/app-install.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';
import type { View } from './view.js';
import type { ChangeListener, InternalChangeListener } from '../workspace-change.js';

/** A root view and two more that were pushed on it. */
const MAX_STACK = 3;
const MAX_VIEW_BYTES = 256_000;

/** What a Home keeps besides what its app has published. */
type KeptOfHome = 'id' | 'hash' | 'state';

/** Which view is meant, by one of its two ids. */
export interface ViewKey {
  readonly viewId?: string | undefined;
  readonly externalId?: string | undefined;
}

/** The modals that are open before each person, the top one last, and the App Home of each person and app. */
export class ViewStore {
  readonly #stacks = new Map<string, readonly View[]>();
  readonly #homes = new Map<string, View>();
  readonly #index = new ViewIndex();

  constructor(
    private readonly ids: Identifiers,
    private readonly changed: ChangeListener,
    private readonly untold: InternalChangeListener,
  ) {}

  /** The modals before a person, the top one last. */
  stackOf(userId: string): readonly View[] {
    return this.#stacks.get(userId) ?? [];
  }

  /** Those who have modals open. */
  get viewers(): readonly string[] {
    return [...this.#stacks.keys()];
  }

  homeOf(userId: string, appId: string): View | undefined {
    return this.#homes.get(`${appId}:${userId}`);
  }

  /** The App Homes of everybody. */
  get homes(): readonly View[] {
    return [...this.#homes.values()];
  }

  find(viewId: string): View | undefined {
    return this.#index.find(viewId);
  }

  /**
   * Opens a modal, in place of any that was open.
   * @param executionId the execution of a function whose token opens it
   * @throws SlackApiError when it is no valid modal, or its external id is taken
   */
  open(app: AppInstall, userId: string, request: JsonObject, executionId?: string): View {
    const view = { ...this.#read(app, userId, request, 'modal'), executionId };
    this.#setStack(userId, [view]);
    this.changed({ kind: 'view_changed', how: 'opened', view });
    return view;
  }

  /** @throws SlackApiError as `open` does, and `push_limit_reached`, or `not_found` when no modal is open */
  push(app: AppInstall, userId: string, request: JsonObject, executionId?: string): View {
    const stack = this.stackOf(userId);
    const below = stack.at(-1);
    if (!below || below.appId !== app.appId) throw new SlackApiError('not_found');
    if (stack.length >= MAX_STACK) throw new SlackApiError('push_limit_reached');
    if (request.type === 'home') {
      const sentence = "must match the `type` of the root view whose stack we're pushing onto";
      throw new SlackApiError('invalid_arguments', { messages: [`[ERROR] ${sentence} [json-pointer:/view/type]`] });
    }
    const view = {
      ...this.#read(app, userId, request, 'modal'),
      executionId,
      rootViewId: below.rootViewId,
      previousViewId: below.id,
    };
    this.#setStack(userId, [...stack, view]);
    this.changed({ kind: 'view_changed', how: 'pushed', view });
    return view;
  }

  /** @throws SlackApiError as `open` does, and `not_found` or `hash_conflict` */
  update(app: AppInstall, key: ViewKey, request: JsonObject, hash?: string): View {
    const { viewId, externalId = '' } = key;
    const current = viewId === undefined ? this.#index.ofExternalId(externalId) : this.find(viewId);
    if (current?.appId !== app.appId) throw new SlackApiError('not_found');
    if (hash !== undefined && hash !== current.hash) throw new SlackApiError('hash_conflict');
    const view = this.#succeed(current, this.#read(app, current.userId, request, current.type, current));
    this.#replace(view);
    this.changed({ kind: 'view_changed', how: 'updated', view });
    return view;
  }

  /** Sets the App Home of a person. @throws SlackApiError as `update` does */
  publish(app: AppInstall, userId: string, request: JsonObject, hash?: string): View {
    const current = this.homeOf(userId, app.appId);
    if (hash !== undefined && current && hash !== current.hash) throw new SlackApiError('hash_conflict');
    const next = this.#read(app, userId, request, 'home', current);
    const view = current ? this.#succeed(current, next) : next;
    this.#replace(view);
    this.changed({ kind: 'view_changed', how: 'published', view });
    return view;
  }

  /**
   * Keeps an App Home without notifying apps.
   * @throws SlackApiError when it is no valid Home
   */
  restoreHome(app: AppInstall, userId: string, request: JsonObject, kept: Partial<Pick<View, KeptOfHome>>): View {
    const home = { ...this.#read(app, userId, request, 'home'), ...kept };
    return this.#replace({ ...home, rootViewId: home.id });
  }

  /** Takes a modal away; the one below it shows again. */
  close(closed: View): void {
    const stack = this.stackOf(closed.userId);
    const left = stack.filter(view => view.id !== closed.id);
    if (left.length === stack.length) return;
    this.#setStack(closed.userId, left);
    this.changed({ kind: 'view_changed', how: 'closed', view: closed });
  }

  /** Closes every modal before a person. */
  clear(userId: string): void {
    const stack = this.stackOf(userId);
    this.#setStack(userId, []);
    for (const view of stack.toReversed()) this.changed({ kind: 'view_changed', how: 'closed', view });
  }

  /** Notes what the person entered: it is kept over updates by the app. */
  enter(view: View, blockId: string, actionId: string, entry: JsonObject): View {
    return this.#enter({ ...view, state: setEntry(view.state, blockId, actionId, entry) });
  }

  /** Shows what the app says is wrong, by block. */
  showErrors(view: View, errors: Readonly<Record<string, string>>): View {
    return this.#enter({ ...view, errors });
  }

  #enter(view: View): View {
    const entered = this.#replace(view);
    this.untold({ kind: 'view_entered', view });
    return entered;
  }

  #setStack(userId: string, stack: readonly View[]): void {
    for (const { id } of this.stackOf(userId)) this.#index.remove(id);
    if (stack.length === 0) this.#stacks.delete(userId);
    else this.#stacks.set(userId, stack);
    for (const view of stack) this.#index.put(view);
  }

  #replace(view: View): View {
    if (view.type === 'home') {
      this.#homes.set(`${view.appId}:${view.userId}`, view);
      this.#index.put(view);
      return view;
    }
    const stack = this.stackOf(view.userId).map(each => (each.id === view.id ? view : each));
    this.#setStack(view.userId, stack);
    return view;
  }

  #succeed(current: View, next: View): View {
    const { id, executionId, rootViewId, previousViewId } = current;
    return { ...next, id, executionId, rootViewId, previousViewId, state: getInitialState(next.blocks, current.state) };
  }

  #read(app: AppInstall, userId: string, request: JsonObject, type: View['type'], current?: View): View {
    if (Buffer.byteLength(JSON.stringify(request)) > MAX_VIEW_BYTES) throw new SlackApiError('view_too_large');
    const faults = findViewIssues(request);
    const wrongType =
      stringAt(request, 'type') === type ? [] : [`[ERROR] must be a ${type} view [json-pointer:/view/type]`];
    const messages = [...describeValue(faults), ...wrongType];
    if (messages.length > 0) throw new SlackApiError('invalid_arguments', { messages });
    const externalId = stringAt(request, 'external_id') ?? '';
    const namesake = this.#index.ofExternalId(externalId);
    if (namesake && namesake.id !== current?.id) {
      throw new SlackApiError('duplicate_external_id');
    }
    const id = this.ids.next('V');
    const blocks = generateMissingIds(objectsAt(request, 'blocks'), () => this.ids.word());
    return {
      id,
      type,
      appId: app.appId,
      botId: app.botId,
      userId,
      callbackId: stringAt(request, 'callback_id') ?? '',
      externalId,
      privateMetadata: stringAt(request, 'private_metadata') ?? '',
      blocks,
      title: objectAt(request, 'title') ?? null,
      submit: objectAt(request, 'submit') ?? null,
      close: objectAt(request, 'close') ?? null,
      clearOnClose: request.clear_on_close === true,
      notifyOnClose: request.notify_on_close === true,
      submitDisabled: request.submit_disabled === true,
      state: getInitialState(blocks),
      errors: {},
      hash: `${Math.trunc(Number(this.ids.timestamp()))}.${this.ids.word()}`,
      rootViewId: id,
      previousViewId: null,
    };
  }
}

/** The views that are there, by each of their ids. */
export class ViewIndex {
  readonly #views = new Map<string, View>();
  /** The ids of views, by the ids that apps gave them. */
  readonly #external = new Map<string, string>();

  find(id: string): View | undefined {
    return this.#views.get(id);
  }

  ofExternalId(externalId: string): View | undefined {
    return this.#views.get(this.#external.get(externalId) ?? '');
  }

  /** Puts a view in, or a newer state of it in its place. */
  put(view: View): void {
    this.remove(view.id);
    this.#views.set(view.id, view);
    if (view.externalId !== '') this.#external.set(view.externalId, view.id);
  }

  remove(id: string): void {
    const externalId = this.#views.get(id)?.externalId ?? '';
    if (this.#external.get(externalId) === id) this.#external.delete(externalId);
    this.#views.delete(id);
  }
}
