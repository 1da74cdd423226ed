import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { SlackView } from '../../../core/src/response/slack-view.js';

describe('SlackView', () => {
  const view: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'Ticket' }, blocks: [] };

  it('keeps the view open with field errors, without the fields that have no text', () => {
    const errors: { title?: string; urgency?: string } = { title: 'Too short.' };
    expect(SlackView.errors<{ title: string; urgency: string }>(errors)).toEqual({
      response_action: 'errors',
      errors: { title: 'Too short.' },
    });
  });

  it('updates the view or pushes another one', () => {
    expect(SlackView.update(view)).toEqual({ response_action: 'update', view });
    expect(SlackView.push(view)).toEqual({ response_action: 'push', view });
  });

  it('closes all views', () => {
    expect(SlackView.clear()).toEqual({ response_action: 'clear' });
  });
});
