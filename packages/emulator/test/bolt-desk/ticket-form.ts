import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { PRIORITIES, type NewTicket, type Priority } from './tickets.js';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const optionOf = (text: string): PlainTextOption => ({ text: plain(text), value: text.toLowerCase() });

const reason: KnownBlock = {
  type: 'input',
  block_id: 'reason',
  label: plain('Why can it not wait?'),
  element: { type: 'plain_text_input', action_id: 'value', multiline: true },
};

interface Draft {
  title?: string;
  priority?: Priority;
}

/** The form of a new ticket; one of high priority wants a reason. */
export function ticketForm({ title = '', priority = 'Normal' }: Draft = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'new_ticket',
    notify_on_close: true,
    title: plain('New ticket'),
    submit: plain('Open'),
    blocks: [
      {
        type: 'input',
        block_id: 'title',
        label: plain('Title'),
        element: { type: 'plain_text_input', action_id: 'value', initial_value: title, max_length: 80 },
      },
      {
        type: 'input',
        block_id: 'priority',
        label: plain('Priority'),
        dispatch_action: true,
        element: {
          type: 'static_select',
          action_id: 'priority',
          options: PRIORITIES.map(optionOf),
          initial_option: optionOf(priority),
        },
      },
      ...(priority === 'High' ? [reason] : []),
      {
        type: 'input',
        block_id: 'system',
        optional: true,
        label: plain('System'),
        element: { type: 'external_select', action_id: 'system', min_query_length: 2 },
      },
      {
        type: 'input',
        block_id: 'due',
        optional: true,
        label: plain('Due'),
        element: { type: 'datepicker', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: 'watchers',
        optional: true,
        label: plain('Watchers'),
        element: { type: 'multi_users_select', action_id: 'value' },
      },
    ],
  };
}

export const priorityOf = (text: string | undefined): Priority => PRIORITIES.find(each => each === text) ?? 'Normal';

/** What was entered. */
export function readForm({ state: { values } }: ViewOutput, reporter: string): NewTicket {
  return {
    title: values['title']?.['value']?.value ?? '',
    priority: priorityOf(values['priority']?.['priority']?.selected_option?.text.text),
    reason: values['reason']?.['value']?.value ?? undefined,
    system: values['system']?.['system']?.selected_option?.value,
    due: values['due']?.['value']?.selected_date ?? undefined,
    watchers: values['watchers']?.['value']?.selected_users ?? [],
    reporter,
  };
}

/** What is wrong with it, by the block that it is in. */
export function faultsIn({ title, due }: NewTicket): Record<string, string> {
  const faults: Record<string, string> = {};
  if (title.trim().split(/\s+/).length < 2) faults['title'] = 'Say it in two words or more.';
  if (due !== undefined && due < new Date().toISOString().slice(0, 10)) faults['due'] = 'That day has gone by.';
  return faults;
}
