// #region bot
import { type CanActivate, Catch, type ExecutionContext, Injectable, UseFilters, UseGuards } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackCommand,
  SlackContext,
  type SlackExceptionFilter,
  SlackParam,
  slackRoute,
  SlackViewException,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';

const closeTicket = slackRoute('ticket/:id/close');
const plain = (text: string) => ({ type: 'plain_text' as const, text });

class TicketIsClosed extends Error {}

@Catch(TicketIsClosed)
class TicketIsClosedFilter implements SlackExceptionFilter<TicketIsClosed> {
  catch() {
    return 'That ticket is closed already.';
  }
}

@Injectable()
class SupportGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    return ['U042', 'U043'].includes(SlackContext.from(context).userId ?? '');
  }
}

@Injectable()
export class TicketBot {
  private readonly open = new Map<string, string>();

  @SlackCommand('/ticket')
  async form(@Ctx() ctx: SlackContext<'command'>) {
    await ctx.openView({
      type: 'modal',
      callback_id: 'ticket',
      title: plain('New ticket'),
      submit: plain('Create'),
      blocks: [
        {
          type: 'input',
          block_id: 'title',
          label: plain('Title'),
          element: { type: 'plain_text_input', action_id: 'text' },
        },
      ],
    });
  }

  @SlackViewSubmission('ticket')
  async create(@Payload('state.values.title.text.value') title: string, @Ctx() ctx: SlackContext<'view_submission'>) {
    if (title.length < 10) throw new SlackViewException({ title: 'Say a little more.' }); // on the input `title`
    const id = String(this.open.size + 1);
    this.open.set(id, title);
    await ctx.say({
      channel: 'C042',
      text: title,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*${title}*` } },
        { type: 'actions', elements: [{ type: 'button', action_id: closeTicket({ id }), text: plain('Close') }] },
      ],
    });
  }

  @SlackAction(closeTicket)
  @UseGuards(SupportGuard)
  @UseFilters(TicketIsClosedFilter)
  close(@SlackParam('id') id: string) {
    if (!this.open.delete(id)) throw new TicketIsClosed();
    return { text: `Closed ticket ${id}.`, replace_original: true };
  }
}
// #endregion
