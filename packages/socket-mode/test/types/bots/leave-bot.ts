import { Catch, Injectable, Module, ParseIntPipe, UseFilters, type ExceptionFilter } from '@nestjs/common';
import type { KnownBlock } from '@slack/types';
import { IsDateString } from 'class-validator';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackCommand,
  SlackContext,
  SlackOptions,
  SlackParam,
  slackRoute,
  SlackUser,
  SlackView,
  SlackViewClosed,
  SlackViewState,
  SlackViewSubmission,
  type SlackModalView,
} from '@nest-slack/socket-mode';

const grant = slackRoute('leave/:id/grant');
const refuse = slackRoute('leave/:id/refuse');

class LeaveForm {
  @IsDateString() from!: string;
  approver!: string;
}

class NoDaysLeft extends Error {}

@Injectable()
class Leaves {
  readonly #requests: (LeaveForm & { readonly by: string })[] = [];

  request(by: string, { from, approver }: LeaveForm): number {
    if (this.#requests.filter(request => request.by === by).length > 30) throw new NoDaysLeft();
    return this.#requests.push({ by, from, approver });
  }

  calendars(typed: string): string[] {
    return ['Berlin', 'Lisbon'].filter(name => name.startsWith(typed));
  }
}

@Catch(NoDaysLeft)
class NoDaysLeftFilter implements ExceptionFilter<NoDaysLeft> {
  catch() {
    return SlackView.errors<LeaveForm>({ from: 'No days are left this year.' });
  }
}

@Injectable()
class LeaveBot {
  constructor(private readonly leaves: Leaves) {}

  @SlackCommand('/leave')
  async open(@Ctx() ctx: SlackContext<'command'>) {
    await ctx.openView(leaveForm());
  }

  @SlackOptions('calendar')
  calendars(@Payload('value') typed: string) {
    return this.leaves.calendars(typed);
  }

  @SlackViewSubmission('leave')
  @UseFilters(NoDaysLeftFilter)
  async request(
    @SlackViewState() form: LeaveForm,
    @SlackUser() user: string,
    @Ctx() ctx: SlackContext<'view_submission'>,
  ) {
    const id = this.leaves.request(user, form);
    await ctx.say({ channel: form.approver, text: `<@${user}> asks for leave.`, blocks: decision(id) });
  }

  @SlackViewClosed('leave')
  async closed(@SlackUser() user: string, @Ctx() ctx: SlackContext<'view_closed'>) {
    await ctx.say({ channel: user, text: 'Another time, then.' });
  }

  @SlackAction(grant)
  granted(@SlackParam('id', ParseIntPipe) id: number, @SlackUser() approver: string) {
    return { replace_original: true, text: `<@${approver}> granted request ${id}.` };
  }

  @SlackAction(refuse)
  async refused(@SlackParam('id', ParseIntPipe) id: number, @Ctx() ctx: SlackContext<'action'>) {
    await ctx.respond({ replace_original: true, text: `Request ${id} was refused.` });
  }
}

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const leaveForm = (): SlackModalView => ({
  type: 'modal',
  callback_id: 'leave',
  notify_on_close: true,
  title: plain('Leave'),
  submit: plain('Ask'),
  blocks: [
    { type: 'input', block_id: 'from', label: plain('From'), element: { type: 'datepicker', action_id: 'from' } },
    {
      type: 'input',
      block_id: 'approver',
      label: plain('Approver'),
      element: { type: 'users_select', action_id: 'approver' },
    },
  ],
});

const decision = (id: number): KnownBlock[] => [
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: grant({ id }), text: plain('Grant'), style: 'primary' },
      { type: 'button', action_id: refuse({ id }), text: plain('Refuse'), style: 'danger' },
    ],
  },
];

@Module({ providers: [Leaves, LeaveBot] })
export class LeaveModule {}
