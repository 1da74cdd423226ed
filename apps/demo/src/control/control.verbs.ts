import { DEFAULT_CHANNEL } from './act.js';
import { readFields } from './fields.js';
import type { Verb } from './verb.js';

/** What is done with commands, buttons, menus and forms. */
export const controlVerbs: readonly Verb[] = [
  {
    name: 'command',
    takes: ['PERSON', '/COMMAND'],
    more: 'TEXT…',
    may: 'channel',
    does: 'write a slash command',
    example: 'command ann /deploy web prod',
    read: ([who = '', command = '', ...text], { channel = DEFAULT_CHANNEL }) =>
      command.startsWith('/')
        ? { act: 'command', who, command, text: text.join(' '), where: channel }
        : `"${command}" begins with no slash, so Slack would take it for a message: write /${command}, or use "say".`,
  },
  {
    name: 'click',
    takes: ['PERSON', 'BUTTON'],
    more: '…',
    may: 'on',
    does: 'click a button, by its text',
    example: 'click bob Approve',
    read: ([who = '', ...button], { on }) => ({ act: 'click', who, button: button.join(' '), on }),
  },
  {
    name: 'submit',
    takes: ['PERSON'],
    more: 'FIELD=VALUE…',
    does: 'fill in the open form and submit it',
    example: 'submit ann title="Checkout is slow" service=web',
    read: ([who = '', ...words]) => {
      const fields = readFields(words);
      return 'mistake' in fields ? fields.mistake : { act: 'submit', who, values: fields.values };
    },
  },
  {
    name: 'form',
    takes: ['PERSON'],
    does: 'look at the open form, which the bot may have changed',
    example: 'form ann',
    read: ([who = '']) => ({ act: 'form', who }),
  },
  {
    name: 'close',
    takes: ['PERSON'],
    does: 'close the open form',
    example: 'close ann',
    read: ([who = '']) => ({ act: 'close', who }),
  },
  {
    name: 'suggest',
    takes: ['PERSON', 'MENU'],
    more: 'TEXT…',
    may: 'on',
    does: 'type into a menu that the bot fills',
    example: 'suggest ann service we',
    read: ([who = '', menu = '', ...typed], { on }) => ({ act: 'suggest', who, menu, typed: typed.join(' '), on }),
  },
  {
    name: 'select',
    takes: ['PERSON', 'MENU', 'VALUE'],
    more: '…',
    may: 'on',
    does: 'choose in a menu',
    example: 'select bob Assign carol',
    read: ([who = '', menu = '', ...value], { on }) => ({ act: 'select', who, menu, value: value.join(' '), on }),
  },
];
