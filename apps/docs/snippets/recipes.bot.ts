import { Injectable } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackMessageShortcut,
  type SlackModalView,
  SlackParam,
  slackRoute,
  SlackUser,
} from '@nest-slack/socket-mode';

/** The service whose data the views of these recipes show. */
@Injectable()
export class Reports {
  /** @returns the rows of a report */
  load(name: string): Promise<string[]> {
    return Promise.resolve([`${name}: 3 open`, `${name}: 12 closed`]);
  }
}

// #region loading-view
const reportView = (text: string): SlackModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Report' },
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
});

@Injectable()
export class ReportBot {
  constructor(private readonly reports: Reports) {}

  @SlackCommand('/report :name')
  async open(@SlackParam('name') name: string, @Ctx() ctx: SlackContext<'command'>) {
    const { id } = await ctx.openView(reportView('Loading…'));
    const rows = await this.reports.load(name);
    await ctx.client.views.update({ view_id: id, view: reportView(rows.join('\n')) });
  }
}
// #endregion

// #region home
@Injectable()
export class HomeBot {
  constructor(private readonly reports: Reports) {}

  @SlackEvent('app_home_opened')
  async publish(@SlackUser() user: string, @Ctx() ctx: SlackContext<'event'>) {
    const rows = await this.reports.load('tickets');
    await ctx.client.views.publish({
      user_id: user,
      view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: rows.join('\n') } }] },
    });
  }
}
// #endregion

// #region approval
const approve = slackRoute('request/:id/approve');

@Injectable()
export class ApprovalBot {
  @SlackCommand('/request :text...')
  ask(@SlackParam('text') text: string, @SlackUser() user: string) {
    return {
      response_type: 'in_channel' as const,
      text: `<@${user}> requests: ${text}`,
      blocks: [
        { type: 'section' as const, text: { type: 'mrkdwn' as const, text: `<@${user}> requests: ${text}` } },
        {
          type: 'actions' as const,
          elements: [
            {
              type: 'button' as const,
              action_id: approve({ id: user }),
              text: { type: 'plain_text' as const, text: 'Approve' },
            },
          ],
        },
      ],
    };
  }

  @SlackAction(approve)
  async approve(@SlackParam('id') requester: string, @SlackUser() user: string, @Ctx() ctx: SlackContext<'action'>) {
    await ctx.say({ channel: requester, text: `<@${user}> approved your request.` }); // a direct message
    return { replace_original: true, text: `Approved by <@${user}>.` };
  }
}
// #endregion

// #region permalink
@Injectable()
export class BookmarkBot {
  @SlackMessageShortcut('remind_me')
  async remind(@Payload('message.ts') ts: string, @Ctx() ctx: SlackContext<'message_shortcut'>) {
    const { permalink } = await ctx.client.chat.getPermalink({ channel: ctx.channelId, message_ts: ts });
    await ctx.say({ channel: ctx.userId, text: `Read this later: ${permalink}` });
  }
}
// #endregion
