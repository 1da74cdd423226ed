import type { App, MessageShortcut } from '@slack/bolt';
import { ticketForm } from './ticket-form.js';

const people = ['ann', 'bob', 'boris'];

/** Adds shortcuts and listeners of a form. */
export function addModals(app: App): void {
  // #region shortcut
  app.shortcut('new_ticket', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: ticketForm });
  });
  // #endregion

  // #region message-shortcut
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: 'count_words' },
    async ({ ack, shortcut, respond }) => {
      await ack();
      await respond(`${shortcut.message.text?.split(/\s+/).length ?? 0} words`);
    },
  );
  // #endregion

  // #region submission
  app.view('ticket', async ({ ack, view, body, client }) => {
    const title = view.state.values['title']?.['text']?.value ?? '';
    if (title.length < 10) {
      await ack({ response_action: 'errors', errors: { title: 'Say a little more.' } });
      return;
    }
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `Opened: ${title}` });
  });
  // #endregion

  // #region closed
  app.view({ type: 'view_closed', callback_id: 'ticket' }, async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: 'Nothing was opened.' });
  });
  // #endregion

  // #region options
  app.options('owner', async ({ ack, payload }) => {
    const found = people.filter(name => name.startsWith(payload.value));
    await ack({ options: found.map(name => ({ text: { type: 'plain_text', text: name }, value: name })) });
  });
  // #endregion
}
