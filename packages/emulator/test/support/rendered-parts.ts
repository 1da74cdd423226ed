/** Text without marks. */
export const plain = (text: string) => ({ type: 'plain_text', text });

/** An option of a menu. */
export const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

/** A button, a menu, and a menu whose options the app suggests. */
export const choices = [
  { type: 'button', action_id: 'approve', text: plain('Approve') },
  { type: 'static_select', action_id: 'size', placeholder: plain('Size'), options: [option('Small'), option('Big')] },
  { type: 'external_select', action_id: 'who', placeholder: plain('Who'), min_query_length: 1 },
];

/** A form for a ticket, which asks for its title. */
export const ticketForm = {
  type: 'modal',
  callback_id: 'ticket',
  title: plain('Ticket'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'title',
      label: plain('Title'),
      element: { type: 'plain_text_input', action_id: 'text' },
    },
  ],
};
