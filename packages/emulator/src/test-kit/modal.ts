import type { Exchange } from '../actions/exchange.js';
import { createWorkspaceNames, renderTextObject } from '../rendering/plain-text.js';
import { closeView, submitView } from '../actions/view.actions.js';
import type { FormValues } from '../actions/input.actions.js';
import { listPlacedElements } from '../block-kit/block-elements.js';
import { matchingElements, type ElementMatch } from '../element-search/element-match.js';
import { listNamedFields } from '../element-search/find-element.js';
import { ViewPane } from './view-pane.js';

/**
 * A modal that somebody has before them, as it is now.
 *
 * @example
 * const form = await ann.modal('New ticket');
 * await form.fill({ Title: 'Printer', Priority: 'High' }).submit();
 * form.errors; // { Title: 'Say a little more.' }, when the app found fault with it
 */
export class Modal extends ViewPane {
  /** What stands above it. */
  get title(): string {
    return renderTextObject(this.view.title ?? '', createWorkspaceNames(this.desk.workspace));
  }

  /** Whether it is still open, below others or on top. */
  get isOpen(): boolean {
    return this.desk.workspace.views.find(this.view.id) !== undefined;
  }

  /** What the app found fault with since the last submission, by the names that `values` has. */
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
   * Fills in fields, one after the other, beginning now. Menus whose options the app has are looked up there, and what
   * the app is told at once it is told. The promise has the verbs of the modal, so that the story goes on in one line.
   *
   * @param values what to enter, by the label, placeholder, action id or block id of a field: text, a number, the text
   * or value of an option, the name of somebody or of a channel, a date, a file, or a list of these
   * @returns a promise of this modal, once all is entered
   * @throws Error with a drawing when there is no such field, or it takes no such value
   * @example
   * await form.fill({ Title: 'Printer', Owner: 'bob', Due: '2027-01-15', Labels: ['Urgent'] });
   */
  fill(values: FormValues): Filling {
    return createFilling(this.enter(values).then(() => this));
  }

  /**
   * Clicks a button, or an option that stands in the open; by its text, the button below that submits as well.
   * @throws Error with a drawing when there is none such, or several are; as `submit` does
   */
  override click(element: ElementMatch): Promise<Exchange> {
    const names = createWorkspaceNames(this.desk.workspace);
    const { blocks, submit: button } = this.view;
    const isSubmit = button !== null && element === renderTextObject(button, names);
    const isWithin = isSubmit && matchingElements(listPlacedElements(blocks), element, names).length > 0;
    return isSubmit && !isWithin ? this.submit() : super.click(element);
  }

  /**
   * Submits it. What the app says to that is in the exchange, and shows: `errors`, another view, or that it is closed.
   * @throws Error in a person's words when Slack itself would not send it, or it isn't the top one
   */
  submit(): Promise<Exchange> {
    return submitView(this.desk, this.user, this.view, {});
  }

  /** Closes it. @returns the exchange of `view_closed`, or nothing when the app asked for no notice */
  close(): Promise<Exchange | undefined> {
    return closeView(this.desk, this.user, this.view);
  }
}

/** A modal that is being filled in: a promise of it, with its verbs for what comes after. */
export type Filling = Promise<Modal> & Pick<Modal, 'fill' | 'submit' | 'close' | 'click' | 'select' | 'suggest'>;

/** Gives the promise of a modal the verbs of that modal. */
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
