import { Injectable, type PipeTransform } from '@nestjs/common';
import { type SlackPayload, SlackViewException } from '@nest-slack/socket-mode';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { type TicketForm, urgencies } from './ticket.js';

const SHORTEST_TITLE = 10;

/** Makes a `TicketForm` of a submitted view, or says under its fields what is wrong. */
@Injectable()
export class TicketFormPipe implements PipeTransform<SlackPayload<'view_submission'>, TicketForm> {
  constructor(private readonly catalogue: CatalogueService) {}

  /** @throws SlackViewException with a sentence for each field that is wrong */
  transform(view: SlackPayload<'view_submission'>): TicketForm {
    const title = entered(view, 'title');
    const service = entered(view, 'service');
    const urgency = urgencies.find(name => name === entered(view, 'urgency'));
    if (title.length < SHORTEST_TITLE) {
      throw new SlackViewException<TicketForm>({ title: `Say a little more: ${SHORTEST_TITLE} characters at least.` });
    }
    if (!this.catalogue.has(service)) {
      throw new SlackViewException<TicketForm>({ service: 'There is no such service. Choose one from the menu.' });
    }
    if (urgency === undefined) throw new SlackViewException<TicketForm>({ urgency: 'Choose one.' });
    return { title, service, urgency, details: entered(view, 'details') };
  }
}

/** What a field holds, as text; empty when it holds nothing. */
function entered({ state }: SlackPayload<'view_submission'>, field: keyof TicketForm): string {
  const element = state.values[field]?.[field];
  switch (element?.type) {
    case 'plain_text_input':
      return element.value?.trim() ?? '';
    case 'static_select':
    case 'external_select':
      return element.selected_option?.value ?? '';
    default:
      return '';
  }
}
