import { slackRoute, type SlackReply } from '@nest-slack/socket-mode';
import type { KnownBlock } from '@slack/types';
import { mention, mrkdwn, plain } from '../block-kit/texts.js';
import type { Deploy } from './deploy.js';

/** The id of a button: the card builds it, the bot's decorator matches it. */
export const approveDeploy = slackRoute('deploy/:id/approve');

/** The id of the other button. */
export const rejectDeploy = slackRoute('deploy/:id/reject');

/** A deploy as the channel sees it: with buttons until somebody has decided. */
export function deployCard(deploy: Deploy): SlackReply {
  const { id, service, environment, askedBy, decision } = deploy;
  const summary = `Deploy ${id}: *${service}* to *${environment}*`;
  const state = decision
    ? `${decision.verdict === 'approved' ? '🚀 Approved' : '❌ Rejected'} by ${mention(decision.by)}`
    : '⏳ Waiting for approval';
  return {
    text: summary,
    blocks: [
      { type: 'section', text: mrkdwn(summary) },
      { type: 'context', elements: [mrkdwn(`Asked for by ${mention(askedBy)}`), mrkdwn(state)] },
      ...(decision ? [] : [buttons(deploy)]),
    ],
  };
}

const buttons = ({ id }: Deploy): KnownBlock => ({
  type: 'actions',
  elements: [
    { type: 'button', action_id: approveDeploy({ id }), style: 'primary', text: plain('Approve') },
    { type: 'button', action_id: rejectDeploy({ id }), style: 'danger', text: plain('Reject') },
  ],
});
