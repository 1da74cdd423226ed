import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import { clickElement, selectInElement } from '../actions/block.actions.js';
import type { Exchange } from '../actions/exchange.js';
import { fillForm, type FormValues } from '../actions/input.actions.js';
import { createWorkspaceNames } from '../rendering/plain-text.js';
import { requestSuggestions } from '../actions/suggestion.action.js';
import type { TypedValue } from '../actions/element-input.js';
import { getEntry } from '../block-kit/block-state.js';
import { listEntryTexts } from '../rendering/render-elements.js';
import { renderView, renderViewLines } from '../rendering/render-surface.js';
import { listNamedFields } from '../element-search/find-element.js';
import type { ElementMatch } from '../element-search/element-match.js';
import type { User } from '../workspace/users/user.js';
import type { View } from '../workspace/views/view.js';

/** What somebody has before them that an app shows, and can act on: as it is now, also after the app has changed it. */
export abstract class ViewPane {
  // Private, for the runner of a failing test prints what is not.
  readonly #desk: ActionDispatcher;
  readonly #user: User;
  #last: View;

  constructor(desk: ActionDispatcher, user: User, view: View) {
    this.#desk = desk;
    this.#user = user;
    this.#last = view;
  }

  protected get desk(): ActionDispatcher {
    return this.#desk;
  }

  protected get user(): User {
    return this.#user;
  }

  /** The view as it is now; as it was last looked at when it is closed. */
  get view(): View {
    this.#last = this.desk.workspace.views.find(this.#last.id) ?? this.#last;
    return this.#last;
  }

  /** All that it says, line by line, with its elements as they are drawn. */
  get text(): string {
    return renderViewLines(this.view, createWorkspaceNames(this.desk.workspace)).join('\n');
  }

  /**
   * What its fields hold, by their labels, of several with one label also by block id: `"Title" (title)`. Texts are as a
   * person reads them, a list where several can be chosen.
   */
  get values(): Readonly<Record<string, string | readonly string[]>> {
    const names = createWorkspaceNames(this.desk.workspace);
    const { blocks, state } = this.view;
    return Object.fromEntries(
      listNamedFields(blocks, names).flatMap(([name, { blockId, actionId }]) => {
        const entry = getEntry(state, blockId, actionId);
        if (!entry) return [];
        const texts = listEntryTexts(entry, names);
        const isList = Object.values(entry).some(value => Array.isArray(value));
        return [[name, isList ? texts : (texts[0] ?? '')]];
      }),
    );
  }

  /**
   * Clicks a button, or an option that stands in the open.
   * @throws Error with a drawing when there is none such, or several are
   */
  click(element: ElementMatch): Promise<Exchange> {
    return clickElement(this.desk, this.user, this.view, element, {});
  }

  /**
   * Chooses where the app is told at once: beside sections, among actions, in inputs that dispatch theirs.
   * @throws Error when the app is not told at once, or there is no such element
   */
  select(element: ElementMatch, value: TypedValue): Promise<Exchange> {
    return selectInElement(this.desk, this.user, this.view, element, value, {});
  }

  /** Types into a menu whose options the app suggests: they are in the exchange. */
  suggest(element: ElementMatch, query: string): Promise<Exchange> {
    return requestSuggestions(this.desk, this.user, this.view, element, query, {});
  }

  /** The view drawn as text. */
  toString(): string {
    return renderView(this.view, createWorkspaceNames(this.desk.workspace));
  }

  protected enter(values: FormValues): Promise<void> {
    return fillForm(this.desk, this.user, this.view, values);
  }
}

/**
 * The Home tab of an app, as it shows it to somebody now.
 *
 * @example
 * await ann.openHome();
 * const home = await ann.homeTab(/Open tickets/);
 * await home.click('New ticket');
 */
export class HomeTab extends ViewPane {
  /**
   * Enters values, one after the other; the app is told of those that it is told of at once.
   * @throws Error with a drawing when there is no such field, or it takes no such value
   */
  async fill(values: FormValues): Promise<this> {
    await this.enter(values);
    return this;
  }
}
