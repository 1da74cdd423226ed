import { Injectable } from '@nestjs/common';
import {
  Payload,
  SlackActionValue,
  type SlackChoices,
  SlackInteraction,
  type SlackReply,
  SlackUser,
} from '@nest-slack/socket-mode';
import { escapeMrkdwn, mention } from '../block-kit/texts.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';

/** The `callback_id` of the attachments. */
const ALERT = 'alert';

/** Handles the buttons and menus of legacy attachments, which an old monitoring system posts as this app. */
@Injectable()
export class AlertBot {
  constructor(private readonly catalogue: CatalogueService) {}

  /** The returned text replaces the message. */
  @SlackInteraction({ type: 'interactive_message', callbackId: ALERT, name: 'acknowledge' })
  acknowledge(@SlackActionValue() alert: string, @SlackUser() user: string): string {
    return `🔕 ${mention(user)} acknowledged the alert: ${escapeMrkdwn(alert)}`;
  }

  @SlackInteraction({ type: 'interactive_message_suggestion', callbackId: ALERT, name: 'service' })
  services(@Payload('value') typed: string): SlackChoices {
    return this.catalogue.matching(typed).flatMap(({ services }) => services);
  }

  /** Posts a new message and keeps the original. */
  @SlackInteraction({ type: 'interactive_message', callbackId: ALERT, name: 'service' })
  setService(@SlackActionValue() service: string, @SlackUser() user: string): SlackReply {
    return {
      replace_original: false,
      response_type: 'in_channel',
      text: `${mention(user)} set the affected service to ${service}.`,
    };
  }
}
