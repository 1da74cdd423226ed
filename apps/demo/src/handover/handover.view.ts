import type { SlackBlock, SlackModalView } from '@nest-slack/socket-mode';
import { escapeMrkdwn, mention, mrkdwn, plain } from '../block-kit/texts.js';

/** The `callback_id` of the form. */
export const HANDOVER = 'handover';

/** The state of the desk at a change of shifts. Users are user ids. */
export interface Handover {
  readonly from: string;
  readonly to: string;
  readonly remarks: string;
  /** The health of each service, and the pending work. */
  readonly items: readonly string[];
}

/** Renders the handover form. */
export const handoverForm = (): SlackModalView => ({
  type: 'modal',
  callback_id: HANDOVER,
  title: plain('Hand over'),
  submit: plain('Hand over'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: 'next',
      label: plain('Who is next?'),
      element: { type: 'users_select', action_id: 'next' },
    },
    {
      type: 'input',
      block_id: 'remarks',
      label: plain('What else should they know?'),
      optional: true,
      element: { type: 'plain_text_input', action_id: 'remarks', multiline: true, max_length: 1000 },
    },
  ],
});

/** Renders the view that replaces the form. */
export const handoverView = (handover: Handover): SlackModalView => ({
  type: 'modal',
  title: plain('Handed over'),
  close: plain('Close'),
  blocks: handoverBlocks(handover),
});

/** Renders the summary, for the view and for the message to the next person. */
export const handoverBlocks = ({ from, to, remarks, items }: Handover): SlackBlock[] => [
  { type: 'section', text: mrkdwn(`*Handover from ${mention(from)} to ${mention(to)}*`) },
  ...(remarks === '' ? [] : [{ type: 'section' as const, text: mrkdwn(escapeMrkdwn(remarks)) }]),
  { type: 'section', text: mrkdwn(items.join('\n')) },
];
