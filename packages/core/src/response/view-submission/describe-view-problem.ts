import { textAt, objectAt, type JsonObject } from '../../envelope/json.js';
import { blocksOf, inputsOf, isModal, isStackFull, MAX_TITLE_LENGTH, MAX_VIEW_BLOCKS } from './view-limits.js';

const LONGEST_ID = 255;
const LONGEST_METADATA = 3_000;

/**
 * What Slack would not take in a view that answers a submission, or null. An ack that it refuses is refused without a
 * word: the user sees that something went wrong, and the bot hears nothing.
 *
 * @param below the view that was submitted
 * @see https://docs.slack.dev/reference/views/modal-views
 */
export function describeViewProblem(response: JsonObject, below: JsonObject): string | null {
  const view = objectAt(response, 'view');
  if (!isModal(view)) return "it is no modal: one has the type 'modal', a title and blocks";
  const long = [
    tooLong('title', textAt(objectAt(view, 'title'), 'text'), MAX_TITLE_LENGTH),
    tooLong('callback_id', view.callback_id, LONGEST_ID),
    tooLong('external_id', view.external_id, LONGEST_ID),
    tooLong('private_metadata', view.private_metadata, LONGEST_METADATA),
  ].find(each => each !== null);
  if (long !== undefined) return long;
  const blocks = blocksOf(view).length;
  if (blocks > MAX_VIEW_BLOCKS) return `it has ${blocks} blocks, and ${MAX_VIEW_BLOCKS} are the most`;
  if (inputsOf(view).length > 0 && !view.submit) return 'it has inputs, but no submit';
  if (response['response_action'] === 'push' && isStackFull(below)) {
    return 'three views are open already, which are the most: use SlackView.update';
  }
  return null;
}

function tooLong(what: string, text: string | null | undefined, longest: number): string | null {
  const length = text?.length ?? 0;
  return length > longest ? `its ${what} has ${length} characters, and ${longest} are the most` : null;
}
