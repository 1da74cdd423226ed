import type { SlackBlock, SlackModalView } from '@nest-slack/socket-mode';
import { escaped, mention, mrkdwn, plain } from '../block-kit/texts.js';

/** The `callback_id` of the form. */
export const HANDOVER = 'handover';

/** What there is to know about the desk at the change of shifts. People are user ids. */
export interface Handover {
  readonly from: string;
  readonly to: string;
  readonly remarks: string;
  /** How each service is, and the work that waits, a line each. */
  readonly lines: readonly string[];
}

/** The form at the end of a shift. */
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

/** What the form is replaced by. */
export const handoverView = (handover: Handover): SlackModalView => ({
  type: 'modal',
  title: plain('Handed over'),
  close: plain('Close'),
  blocks: handoverBlocks(handover),
});

/** The same for the one who is next, and for whoever hands over. */
export const handoverBlocks = ({ from, to, remarks, lines }: Handover): SlackBlock[] => [
  { type: 'section', text: mrkdwn(`*The desk goes from ${mention(from)} to ${mention(to)}*`) },
  ...(remarks === '' ? [] : [{ type: 'section' as const, text: mrkdwn(escaped(remarks)) }]),
  { type: 'section', text: mrkdwn(lines.join('\n')) },
];
