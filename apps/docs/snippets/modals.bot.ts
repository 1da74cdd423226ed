import { Injectable } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackContext,
  SlackMessageShortcut,
  SlackOptions,
  SlackShortcut,
  SlackViewClosed,
  SlackViewState,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';
import { MinLength } from 'class-validator';
import { ticketForm } from './ticket-form.js';

const people = ['ann', 'bob', 'boris'];

// #region submission
export class TicketForm {
  @MinLength(10, { message: 'Say a little more.' })
  title!: string;
}
// #endregion

@Injectable()
export class TicketFormBot {
  // #region shortcut
  @SlackShortcut('new_ticket')
  async open(@Ctx() ctx: SlackContext<'shortcut'>) {
    await ctx.openView(ticketForm);
  }
  // #endregion

  // #region message-shortcut
  @SlackMessageShortcut('count_words')
  count(@Payload('message.text') text = '') {
    return `${text.split(/\s+/).length} words`;
  }
  // #endregion

  // #region submission
  @SlackViewSubmission('ticket')
  async create(@SlackViewState() form: TicketForm, @Ctx() ctx: SlackContext<'view_submission'>) {
    await ctx.say({ channel: ctx.userId, text: `Opened: ${form.title}` });
  }
  // #endregion

  // #region closed
  @SlackViewClosed('ticket')
  async dismissed(@Ctx() ctx: SlackContext<'view_closed'>) {
    await ctx.say({ channel: ctx.userId, text: 'Nothing was opened.' });
  }
  // #endregion

  // #region options
  @SlackOptions('owner')
  owners(@Payload('value') typed: string) {
    return people.filter(name => name.startsWith(typed));
  }
  // #endregion
}
