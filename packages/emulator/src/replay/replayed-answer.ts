import { applyMessageAnswer } from '../answers/message-answer.js';
import { expectNoAnswer } from '../answers/no-answer.js';
import { readAttachmentOptions, readOptionsAnswer } from '../answers/options-answer.js';
import { applySubmissionAnswer } from '../answers/submission-answer.js';
import { commandAnswer } from '../acts/command.act.js';
import type { Exchange } from '../acts/exchange.js';
import { isJsonObject, objectAt, stringAt } from '../json.js';
import { targetOf, type Sender } from './fresh-payload.js';

/** Puts into effect what the ack of a payload brings that is sent again. */
export function replayedAnswer(sender: Sender, type: string): (answer: unknown) => Partial<Exchange> {
  const { desk, app, payload } = sender;
  const { workspace } = desk;
  if (type === 'slash_commands') return answer => commandAnswer(workspace, targetOf(sender), answer);
  if (type !== 'interactive') return () => ({});
  switch (payload.type) {
    case 'block_suggestion':
      return answer => ({ options: readOptionsAnswer(answer) });
    case 'interactive_message':
      if (payload.actions === undefined) return answer => ({ options: readAttachmentOptions(answer) });
      return answer => {
        if (!isJsonObject(answer) || Object.keys(answer).length === 0) return {};
        return { message: applyMessageAnswer(workspace, targetOf(sender), { replace_original: true, ...answer }) };
      };
    case 'view_submission': {
      const view = workspace.views.find(stringAt(objectAt(payload, 'view') ?? {}, 'id') ?? '');
      // What is closed by now shows nothing any more.
      return answer => {
        if (view) applySubmissionAnswer(workspace, app, view, answer);
        return {};
      };
    }
    default:
      return expectNoAnswer;
  }
}
