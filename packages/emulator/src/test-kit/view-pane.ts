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

/** A view that an app shows to a user, with the user's actions on it. Its properties follow the app's updates. */
export abstract class ViewPane {
  // Private, because test runners print the public fields of a failing test's values.
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

  /** The current view, or its last known state when it is closed. */
  get view(): View {
    this.#last = this.desk.workspace.views.find(this.#last.id) ?? this.#last;
    return this.#last;
  }

  /** The whole view as text, line by line, with its elements as they are drawn. */
  get text(): string {
    return renderViewLines(this.view, createWorkspaceNames(this.desk.workspace)).join('\n');
  }

  /**
   * The values of the fields, by label. When several fields share a label, the block id is added: `"Title" (title)`.
   * Values are the texts that a user reads, and lists where several can be chosen.
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
   * Clicks a button or a visible option.
   * @throws Error with a drawing when no element or several elements match
   */
  click(element: ElementMatch): Promise<Exchange> {
    return clickElement(this.desk, this.user, this.view, element, {});
  }

  /**
   * Chooses in an element that notifies the app immediately: in sections, in actions, and in inputs that dispatch their
   * actions.
   * @throws Error when the app is not notified immediately, or there is no such element
   */
  select(element: ElementMatch, value: TypedValue): Promise<Exchange> {
    return selectInElement(this.desk, this.user, this.view, element, value, {});
  }

  /** Types into an external menu. The exchange has the options that the app suggests. */
  suggest(element: ElementMatch, query: string): Promise<Exchange> {
    return requestSuggestions(this.desk, this.user, this.view, element, query, {});
  }

  toString(): string {
    return renderView(this.view, createWorkspaceNames(this.desk.workspace));
  }

  protected enter(values: FormValues): Promise<void> {
    return fillForm(this.desk, this.user, this.view, values);
  }
}

/**
 * The Home tab of an app, as the user currently sees it.
 *
 * @example
 * await ann.openHome();
 * const home = await ann.homeTab(/Open tickets/);
 * await home.click('New ticket');
 */
export class HomeTab extends ViewPane {
  /**
   * Enters values in order. Elements that dispatch immediately notify the app.
   * @throws Error with a drawing when there is no such field, or the field does not accept the value
   */
  async fill(values: FormValues): Promise<this> {
    await this.enter(values);
    return this;
  }
}
