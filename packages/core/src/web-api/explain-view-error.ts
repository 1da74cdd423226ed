import { SlackException } from '../exceptions/slack.exception.js';
import { messagesOf, refusalOf } from './slack-api-error.js';

const SOONER = 'Open the view first, with a text that says that it is loading, and fill it by client.views.update.';

/** What it means that Slack refuses to open a view, since its code alone sends people looking in the wrong place. */
const REFUSALS: Readonly<Record<string, readonly [code: string, text: string]>> = {
  expired_trigger_id: ['trigger_expired', `a trigger is good for 3 s, once. ${SOONER}`],
  trigger_expired: ['trigger_expired', `a trigger is good for 3 s, once. ${SOONER}`],
  exchanged_trigger_id: [
    'trigger_expired',
    `a trigger is good for 3 s, once, and this one has opened a view. ${SOONER}`,
  ],
  invalid_trigger_id: ['trigger_expired', `the trigger is not of this app, or none at all. ${SOONER}`],
  push_limit_reached: ['push_limit_reached', 'three views are open already, which are the most. Update one of them.'],
  not_found: ['view_closed', 'the modal that it was to be put on is closed.'],
  view_too_large: ['view_too_large', 'a view has 250 kB at most. Show less at a time.'],
  duplicate_external_id: ['duplicate_external_id', 'another view has this external_id, which must be one of a kind.'],
};

/** Says why a view could not be opened. What is no refusal that is known stays as it is. */
export function explainViewError(error: unknown): unknown {
  const refusal = refusalOf(error);
  const [code, text] = (refusal !== null && Object.hasOwn(REFUSALS, refusal) && REFUSALS[refusal]) || ['', ''];
  if (code !== '') {
    return new SlackException(code, `Slack refused to open the view (${refusal}): ${text}`, { cause: error });
  }
  const details = messagesOf(error);
  if (refusal !== 'invalid_arguments' || details.length === 0) return error;
  const message = `Slack refused to open the view, since something in it is not valid: ${details.join(' ')}`;
  return new SlackException('invalid_view', message, { cause: error });
}
