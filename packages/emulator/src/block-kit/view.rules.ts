import { objectsAt, readObjects, type JsonObject } from '../json.js';
import { findBlockFaults } from './block.rules.js';
import { plainText } from './composition.rules.js';
import { anything, both, byType, demand, flag, object, text } from './shape.js';

const MAX_BLOCKS = 100;

const frame = {
  private_metadata: text(3000, 0),
  callback_id: text(255, 0),
  external_id: text(255, 0),
};

const viewRule = byType('view', {
  modal: both(
    object(
      { title: plainText(24), blocks: anything },
      { ...frame, submit: plainText(24), close: plainText(24), clear_on_close: flag, notify_on_close: flag },
    ),
    demand(
      view => Boolean(view.submit) || objectsAt(view, 'blocks').every(block => block.type !== 'input'),
      'missing required field: submit',
    ),
  ),
  home: object({ blocks: anything }, frame),
});

/** What is wrong with a view. */
export function findViewFaults(view: JsonObject): string[] {
  const { blocks } = view;
  const isList = blocks === undefined || readObjects(blocks) !== undefined;
  return [
    ...viewRule(view, '/view'),
    ...(isList ? [] : ['[ERROR] must be an array of objects [json-pointer:/view/blocks]']),
    ...findBlockFaults(objectsAt(view, 'blocks'), MAX_BLOCKS, '/view/blocks'),
  ];
}
