import { slackRoute } from '@nest-slack/socket-mode';
import type { KnownBlock } from '@slack/types';
import { mention, mrkdwn, plain } from '../block-kit/texts.js';
import type { Decision, Deploy } from './deploy.js';

/** The `action_id` of the approve button: the card builds it, and the bot's decorator matches it. */
export const approveDeploy = slackRoute('deploy/:id/approve');

/** The `action_id` of the reject button. */
export const rejectDeploy = slackRoute('deploy/:id/reject');

const VERDICTS: Readonly<Record<Decision['verdict'], string>> = {
  approved: '🚀 Approved',
  rejected: '❌ Rejected',
  forced: '🚨 Forced',
};

/** Renders a deploy as a message, with buttons while it is pending. */
export function deployCard(deploy: Deploy): { text: string; blocks: KnownBlock[] } {
  const { id, service, environment, requestedBy, decision } = deploy;
  const summary = `Deploy ${id}: *${service}* to *${environment}*`;
  return {
    text: summary,
    blocks: [
      { type: 'section', text: mrkdwn(summary) },
      { type: 'context', elements: [mrkdwn(`Requested by ${mention(requestedBy)}`), mrkdwn(formatState(deploy))] },
      ...(decision ? [] : [buttons(deploy)]),
    ],
  };
}

/** Renders a deploy as a list item. */
export const formatDeploy = (deploy: Deploy): string =>
  `${deploy.id}. ${deploy.service} to ${deploy.environment}, requested by ${mention(deploy.requestedBy)}: ${formatState(deploy)}`;

const formatState = ({ decision }: Deploy): string =>
  decision ? `${VERDICTS[decision.verdict]} by ${mention(decision.by)}` : '⏳ Waiting for approval';

const buttons = ({ id }: Deploy): KnownBlock => ({
  type: 'actions',
  elements: [
    { type: 'button', action_id: approveDeploy({ id }), style: 'primary', text: plain('Approve') },
    { type: 'button', action_id: rejectDeploy({ id }), style: 'danger', text: plain('Reject') },
  ],
});
