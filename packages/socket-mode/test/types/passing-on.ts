// Values from Slack can be sent back without a cast. Nothing here runs.
import {
  Ctx,
  Payload,
  SlackContext,
  SlackEvent,
  SlackMessageShortcut,
  SlackUser,
  SlackUserException,
  SlackView,
  SlackViewSubmission,
  type SlackHomeView,
  type SlackPayload,
} from '@nest-slack/socket-mode';

export class Passing {
  @SlackMessageShortcut('repeat') async repeat(
    @Payload() { message, channel }: SlackPayload<'message_shortcut'>,
    @Ctx() ctx: SlackContext<'message_shortcut'>,
  ) {
    const { blocks = [], attachments = [] } = message;
    await ctx.say({ blocks, attachments });
    await ctx.respond({ blocks });
    await ctx.openView({ type: 'modal', title: { type: 'plain_text', text: 'Again' }, blocks });
    await ctx.client.chat.update({ channel: channel.id, ts: message.ts, blocks });
    return { blocks };
  }
  @SlackViewSubmission('again') again(@Payload() { title, blocks }: SlackPayload<'view_submission'>) {
    const texts = blocks.map(block => (block.type === 'section' ? block.text?.text : undefined));
    if (texts.includes('stop')) throw new SlackUserException({ blocks });
    return SlackView.update({ type: 'modal', title, blocks });
  }
  @SlackEvent('app_home_opened') async home(@SlackUser() user: string, @Ctx() ctx: SlackContext<'event'>) {
    const segments = [{ label: 'Done', value: 1 }];
    const view: SlackHomeView = {
      type: 'home',
      blocks: [{ type: 'data_visualization', title: 'Work', chart: { type: 'pie', segments } }],
    };
    await ctx.client.views.publish({ user_id: user, view });
  }
}
