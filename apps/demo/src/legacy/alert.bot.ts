import { Injectable } from '@nestjs/common';
import {
  Payload,
  SlackActionValue,
  type SlackChoices,
  SlackInteraction,
  type SlackReply,
  SlackUser,
} from '@nest-slack/socket-mode';
import { escaped, mention } from '../block-kit/texts.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';

/** The `callback_id` of its attachments. */
const ALERT = 'alert';

/** An old monitor posts its alerts as this app, with the buttons and menus that attachments had before blocks. */
@Injectable()
export class AlertBot {
  constructor(private readonly catalogue: CatalogueService) {}

  /** The answer takes the place of the message. */
  @SlackInteraction({ type: 'interactive_message', callbackId: ALERT, name: 'acknowledge' })
  acknowledge(@SlackActionValue() alert: string, @SlackUser() user: string): string {
    return `🔕 ${mention(user)} looks after ${escaped(alert)}.`;
  }

  @SlackInteraction({ type: 'interactive_message_suggestion', callbackId: ALERT, name: 'service' })
  services(@Payload('value') typed: string): SlackChoices {
    return this.catalogue.matching(typed).flatMap(({ services }) => services);
  }

  /** Said beside the message, which stays as it is. */
  @SlackInteraction({ type: 'interactive_message', callbackId: ALERT, name: 'service' })
  blame(@SlackActionValue() service: string, @SlackUser() user: string): SlackReply {
    return { replace_original: false, response_type: 'in_channel', text: `${mention(user)} says it is ${service}.` };
  }
}
