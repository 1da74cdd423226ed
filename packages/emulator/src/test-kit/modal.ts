import type { Exchange } from '../actions/exchange.js';
import { createWorkspaceNames, renderTextObject } from '../rendering/plain-text.js';
import { closeView, submitView } from '../actions/view.actions.js';
import type { FormValues } from '../actions/input.actions.js';
import { listPlacedElements } from '../block-kit/block-elements.js';
import { matchingElements, type ElementMatch } from '../element-search/element-match.js';
import { listNamedFields } from '../element-search/find-element.js';
import { ViewPane } from './view-pane.js';

/**
 * A modal that is open for a user. Its properties reflect the current state.
 *
 * @example
 * const form = await ann.modal('New ticket');
 * await form.fill({ Title: 'Printer', Priority: 'High' }).submit();
 * form.errors; // { Title: 'Say a little more.' }, when the app rejects the submission
 */
export class Modal extends ViewPane {
  get title(): string {
    return renderTextObject(this.view.title ?? '', createWorkspaceNames(this.desk.workspace));
  }

  /** Whether the modal is open, on top or below others. */
  get isOpen(): boolean {
    return this.desk.workspace.views.find(this.view.id) !== undefined;
  }

  /** The app's validation errors for the last submission, by the same names as `values`. */
  get errors(): Readonly<Record<string, string>> {
    const names = createWorkspaceNames(this.desk.workspace);
    const { blocks, errors } = this.view;
    return Object.fromEntries(
      listNamedFields(blocks, names).flatMap(([name, { blockId }]) => {
        const error = Object.hasOwn(errors, blockId) ? errors[blockId] : undefined;
        return error === undefined ? [] : [[name, error]];
      }),
    );
  }

  /**
   * Fills in fields in order, starting immediately. Options of external menus are requested from the app, and elements
   * that dispatch immediately notify the app. The returned promise has the modal's methods, so that calls can be
   * chained.
   *
   * @param values what to enter, by the label, placeholder, action id or block id of a field: text, a number, the text
   * or value of an option, the name of a user or channel, a date, a file, or a list of these
   * @returns a promise of this modal, resolved once all values are entered
   * @throws Error with a drawing when there is no such field, or the field does not accept the value
   * @example
   * await form.fill({ Title: 'Printer', Owner: 'bob', Due: '2027-01-15', Labels: ['Urgent'] });
   */
  fill(values: FormValues): Filling {
    return createFilling(this.enter(values).then(() => this));
  }

  /**
   * Clicks a button or a visible option. The text of the submit button submits the modal.
   * @throws Error with a drawing when no element or several elements match, and in the cases of `submit`
   */
  override click(element: ElementMatch): Promise<Exchange> {
    const names = createWorkspaceNames(this.desk.workspace);
    const { blocks, submit: button } = this.view;
    const isSubmit = button !== null && element === renderTextObject(button, names);
    const isWithin = isSubmit && matchingElements(listPlacedElements(blocks), element, names).length > 0;
    return isSubmit && !isWithin ? this.submit() : super.click(element);
  }

  /**
   * Submits the modal. The exchange has the app's response, which also shows in `errors`, in a new view, or as a closed
   * modal.
   * @throws Error when Slack would not send the form, or the modal is not the top one
   */
  submit(): Promise<Exchange> {
    return submitView(this.desk, this.user, this.view, {});
  }

  /** Closes the modal. @returns the exchange of `view_closed`, or `undefined` when the app did not request it */
  close(): Promise<Exchange | undefined> {
    return closeView(this.desk, this.user, this.view);
  }
}

/** A promise of a modal that is being filled in, with the modal's methods for chaining. */
export type Filling = Promise<Modal> & Pick<Modal, 'fill' | 'submit' | 'close' | 'click' | 'select' | 'suggest'>;

/** Adds the modal's methods to the promise of a modal. */
export function createFilling(modal: Promise<Modal>): Filling {
  return Object.assign(modal, {
    fill: (...values: Parameters<Modal['fill']>) => createFilling(modal.then(filled => filled.fill(...values))),
    submit: () => modal.then(filled => filled.submit()),
    close: () => modal.then(filled => filled.close()),
    click: (...what: Parameters<Modal['click']>) => modal.then(filled => filled.click(...what)),
    suggest: (...what: Parameters<Modal['suggest']>) => modal.then(filled => filled.suggest(...what)),
    select: (...what: Parameters<Modal['select']>) => modal.then(filled => filled.select(...what)),
  });
}
