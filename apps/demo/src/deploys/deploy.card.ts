import { slackRoute } from '@nest-slack/socket-mode';
import type { KnownBlock } from '@slack/types';
import { mention, mrkdwn, plain } from '../block-kit/texts.js';
import type { Decision, Deploy } from './deploy.js';

/** The id of a button: the card builds it, the bot's decorator matches it. */
export const approveDeploy = slackRoute('deploy/:id/approve');

/** The id of the other button. */
export const rejectDeploy = slackRoute('deploy/:id/reject');

const VERDICTS: Readonly<Record<Decision['verdict'], string>> = {
  approved: '🚀 Approved',
  rejected: '❌ Rejected',
  forced: '🚨 Forced',
};

/** A deploy as the channel sees it: with buttons until somebody has decided. */
export function deployCard(deploy: Deploy): { text: string; blocks: KnownBlock[] } {
  const { id, service, environment, askedBy, decision } = deploy;
  const summary = `Deploy ${id}: *${service}* to *${environment}*`;
  return {
    text: summary,
    blocks: [
      { type: 'section', text: mrkdwn(summary) },
      { type: 'context', elements: [mrkdwn(`Asked for by ${mention(askedBy)}`), mrkdwn(stateOf(deploy))] },
      ...(decision ? [] : [buttons(deploy)]),
    ],
  };
}

/** A deploy in a line of a list. */
export const deployLine = (deploy: Deploy): string =>
  `${deploy.id}. ${deploy.service} to ${deploy.environment}, asked for by ${mention(deploy.askedBy)}: ${stateOf(deploy)}`;

/** How a deploy stands, in a few words. */
const stateOf = ({ decision }: Deploy): string =>
  decision ? `${VERDICTS[decision.verdict]} by ${mention(decision.by)}` : '⏳ Waiting for approval';

const buttons = ({ id }: Deploy): KnownBlock => ({
  type: 'actions',
  elements: [
    { type: 'button', action_id: approveDeploy({ id }), style: 'primary', text: plain('Approve') },
    { type: 'button', action_id: rejectDeploy({ id }), style: 'danger', text: plain('Reject') },
  ],
});
