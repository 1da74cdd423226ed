import { objectsAt, type JsonObject } from '../json.js';
import { blockLists } from './block.rules.js';
import { plainText } from './composition.rules.js';
import { failed, type Fault } from './fault.js';
import { allOf, byType, flag, text, typed } from './shape.js';

const frame = {
  private_metadata: text(3000, 0),
  callback_id: text(255, 0),
  external_id: text(255, 0),
};
const label = plainText(24);

const viewRule = allOf(
  byType({
    modal: typed(
      { title: label, blocks: blockLists.modal },
      { ...frame, submit: label, close: label, clear_on_close: flag, notify_on_close: flag },
    ),
    home: typed({ blocks: blockLists.home }, frame),
  }),
);

/** A form needs a button that sends it. */
const submittable = ({ type, submit, ...view }: JsonObject, place: string): Fault[] => {
  const first = objectsAt(view, 'blocks').findIndex(block => block.type === 'input');
  if (type !== 'modal' || submit !== undefined || first === -1) return [];
  return [failed('must define `submit` to use an `input` block in modals', `${place}/blocks/${first}/input`)];
};

/** What is wrong with a view. */
export function findViewFaults(view: JsonObject, place = '/view'): Fault[] {
  const faults = viewRule(view, place);
  return faults.length > 0 ? faults : submittable(view, place);
}
