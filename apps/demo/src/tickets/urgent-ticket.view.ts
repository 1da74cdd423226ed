import { slackMetadata } from '@nest-slack/socket-mode';
import type { ModalView } from '@slack/types';
import { Type } from 'class-transformer';
import { IsString, ValidateNested } from 'class-validator';
import { mrkdwn, plain } from '../block-kit/texts.js';
import { TicketForm } from './ticket-form.js';

/** The `callback_id` of the confirmation. */
export const URGENT_TICKET = 'ticket/urgent';

/** The metadata of the confirmation: the submitted form, and the channel or user that the ticket is posted to. */
export class UrgentTicket {
  @IsString()
  readonly target!: string;

  @ValidateNested()
  @Type(() => TicketForm)
  readonly form!: TicketForm;
}

/** Renders the confirmation, which is pushed on top of the form. */
export const urgentTicketView = (ticket: UrgentTicket): ModalView => ({
  type: 'modal',
  callback_id: URGENT_TICKET,
  private_metadata: slackMetadata<UrgentTicket>(ticket),
  notify_on_close: true,
  title: plain('Is it urgent?'),
  submit: plain('Page on-call'),
  close: plain('Back'),
  blocks: [{ type: 'section', text: mrkdwn('The on-call engineer will be paged right away, day or night.') }],
});
