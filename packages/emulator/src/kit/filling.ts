import type { Modal } from './modal.js';

/** A modal that is being filled in: a promise of it, with its verbs for what comes after. */
export type Filling = Promise<Modal> & Pick<Modal, 'fill' | 'submit' | 'close' | 'click' | 'select' | 'suggest'>;

/** Gives the promise of a modal the verbs of that modal. */
export function filling(modal: Promise<Modal>): Filling {
  return Object.assign(modal, {
    fill: (...values: Parameters<Modal['fill']>) => filling(modal.then(filled => filled.fill(...values))),
    submit: () => modal.then(filled => filled.submit()),
    close: () => modal.then(filled => filled.close()),
    click: (...what: Parameters<Modal['click']>) => modal.then(filled => filled.click(...what)),
    suggest: (...what: Parameters<Modal['suggest']>) => modal.then(filled => filled.suggest(...what)),
    select: (...what: Parameters<Modal['select']>) => modal.then(filled => filled.select(...what)),
  });
}
