import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { SlackView } from '../../../core/src/response/slack-view.js';

describe('a view’s response', () => {
  const view: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'Ticket' }, blocks: [] };

  it('keeps the form open with errors on its fields, those without a text left out', () => {
    const errors: { title?: string; urgency?: string } = { title: 'Too short.' };
    expect(SlackView.errors<{ title: string; urgency: string }>(errors)).toEqual({
      response_action: 'errors',
      errors: { title: 'Too short.' },
    });
  });

  it('puts a view in place of this one, or on top of it', () => {
    expect(SlackView.update(view)).toEqual({ response_action: 'update', view });
    expect(SlackView.push(view)).toEqual({ response_action: 'push', view });
  });

  it('closes all', () => {
    expect(SlackView.clear()).toEqual({ response_action: 'clear' });
  });
});
