import { slackMetadata } from '@nest-slack/socket-mode';
import type { ModalView } from '@slack/types';
import { Type } from 'class-transformer';
import { IsString, ValidateNested } from 'class-validator';
import { mrkdwn, plain } from '../block-kit/texts.js';
import { TicketForm } from './ticket-form.js';

/** The `callback_id` of the question. */
export const URGENT_TICKET = 'ticket/urgent';

/** What the question keeps while it is asked: the form that was filled in, and where the ticket is to be announced. */
export class UrgentTicket {
  @IsString()
  readonly place!: string;

  @ValidateNested()
  @Type(() => TicketForm)
  readonly form!: TicketForm;
}

/** Asks whether somebody is to be called, on top of the form. */
export const urgentTicketView = (ticket: UrgentTicket): ModalView => ({
  type: 'modal',
  callback_id: URGENT_TICKET,
  private_metadata: slackMetadata<UrgentTicket>(ticket),
  notify_on_close: true,
  title: plain('Is it urgent?'),
  submit: plain('Call somebody'),
  close: plain('Back'),
  blocks: [{ type: 'section', text: mrkdwn('Somebody will be called for this, at whatever time it is.') }],
});
