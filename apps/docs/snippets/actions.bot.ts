import { Injectable } from '@nestjs/common';
import { SlackAction, SlackActionValue, SlackParam, slackRoute, SlackUser } from '@nest-slack/socket-mode';

// `reopenTicket({ id: 7 })` is the action_id of a button.
export const reopenTicket = slackRoute('ticket/:id/reopen');

@Injectable()
export class TicketBot {
  // #region value
  @SlackAction('close_ticket')
  close(@SlackActionValue() id: string, @SlackUser() user: string) {
    return { replace_original: true, text: `<@${user}> closed ticket ${id}.` };
  }
  // #endregion

  // #region pattern
  @SlackAction('ticket/:id/reopen')
  reopen(@SlackParam('id') id: string) {
    return `Ticket ${id} is open again.`;
  }
  // #endregion

  // #region constraints
  @SlackAction({ blockId: 'rating', actionId: 'stars' })
  rate() {
    return 'Thank you.';
  }
  // #endregion
}
