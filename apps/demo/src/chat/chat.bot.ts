import { Injectable } from '@nestjs/common';
import {
  Payload,
  SlackEvent,
  type SlackEventPayload,
  SlackMessage,
  type SlackPayload,
  type SlackReply,
} from '@nest-slack/socket-mode';
import { mention } from '../block-kit/texts.js';
import { DeploysService } from '../deploys/deploys.service.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Answers what people write, in a thread of its own so that the channel stays quiet. */
@Injectable()
export class ChatBot {
  constructor(
    private readonly deploys: DeploysService,
    private readonly tickets: TicketsService,
  ) {}

  @SlackEvent('app_mention')
  report(@Payload() { user, ts, thread_ts: thread }: SlackEventPayload<'app_mention'>): SlackReply {
    const deploys = this.deploys.waiting.length;
    const tickets = this.tickets.open.length;
    const greeting = user === undefined ? '' : `${mention(user)}, `;
    return {
      thread_ts: thread ?? ts,
      text: `${greeting}deploys that wait: ${deploys}, open tickets: ${tickets}. My Home tab shows which.`,
    };
  }

  @SlackMessage('is broken')
  offerTicket(@Payload() { ts }: SlackPayload<'message'>): SlackReply {
    return {
      thread_ts: ts,
      text: 'Write `/ticket` to open a ticket, or choose "Make it a ticket" in the menu of your message.',
    };
  }
}
