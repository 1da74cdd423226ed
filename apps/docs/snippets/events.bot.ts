import { Injectable } from '@nestjs/common';
import type { SlackEventPayload, SlackSocketModeOptions } from '@nest-slack/socket-mode';
import { Ctx, Payload, SlackContext, SlackEvent, SlackMessage, SlackParam } from '@nest-slack/socket-mode';

// #region others
export const options: SlackSocketModeOptions = { ignoreBots: true };
// #endregion

@Injectable()
export class EventBot {
  // #region contains
  @SlackMessage('broken')
  complain() {
    return 'Write `/ticket` about it.';
  }
  // #endregion

  // #region expression
  @SlackMessage(/^status of (?<service>\S+)/i)
  status(@SlackParam('service') service: string) {
    return `${service} is up.`;
  }
  // #endregion

  // #region mention
  @SlackMessage({ mention: true })
  answer(@Payload('ts') thread_ts: string) {
    return { thread_ts, text: 'Yes?' };
  }
  // #endregion

  // #region subtype
  @SlackEvent({ type: 'message', subtype: 'message_changed' })
  changed() {
    return 'I saw that.';
  }
  // #endregion

  // #region welcome
  @SlackEvent('team_join', { ack: 'immediate' })
  async welcome(@Payload('user.id') user: string, @Ctx() ctx: SlackContext<'event'>) {
    await ctx.say({ channel: user, text: 'Welcome!' });
  }
  // #endregion

  // #region event
  @SlackEvent('reaction_added')
  async mark(@Payload() { reaction, item }: SlackEventPayload<'reaction_added'>, @Ctx() ctx: SlackContext<'event'>) {
    if (reaction !== 'ticket') return;
    await ctx.client.reactions.add({ channel: item.channel, timestamp: item.ts, name: 'eyes' });
  }
  // #endregion
}
