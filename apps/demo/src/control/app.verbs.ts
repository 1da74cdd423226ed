import { readFields } from './fields.js';
import type { Verb } from './verb.js';

/** What is begun with the app itself. */
export const appVerbs: readonly Verb[] = [
  {
    name: 'shortcut',
    takes: ['PERSON', 'SHORTCUT'],
    does: 'start a global shortcut',
    example: 'shortcut carol new_ticket',
    read: ([who = '', id = '']) => ({ act: 'shortcut', who, id }),
  },
  {
    name: 'message-shortcut',
    takes: ['PERSON', 'SHORTCUT'],
    may: 'on',
    does: 'start a shortcut on the newest message',
    example: 'message-shortcut ann ticket_from_message --on broken',
    read: ([who = '', id = ''], { on }) => ({ act: 'message-shortcut', who, id, on }),
  },
  {
    name: 'home',
    takes: ['PERSON'],
    does: "open the bot's Home tab",
    example: 'home ann',
    read: ([who = '']) => ({ act: 'home', who }),
  },
  {
    name: 'assistant',
    takes: ['PERSON'],
    may: 'channel',
    does: 'open the bot as an assistant, beside a channel or alone',
    example: 'assistant ann --channel general',
    read: ([who = ''], { channel }) => ({ act: 'assistant', who, beside: channel }),
  },
  {
    name: 'ask',
    takes: ['PERSON', 'TEXT'],
    more: '…',
    does: 'ask the assistant something',
    example: 'ask ann "which tickets are open here?"',
    read: ([who = '', ...text]) => ({ act: 'ask', who, text: text.join(' ') }),
  },
  {
    name: 'run',
    takes: ['PERSON', 'FUNCTION'],
    more: 'INPUT=VALUE…',
    does: "run a workflow with a step of the bot's",
    example: 'run ann provision_environment service=web days=7',
    read: ([who = '', id = '', ...words]) => {
      const inputs = readFields(words);
      return 'mistake' in inputs ? inputs.mistake : { act: 'run', who, id, inputs: inputs.values };
    },
  },
];
