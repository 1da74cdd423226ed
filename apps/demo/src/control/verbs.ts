import { type Act, DEFAULT_CHANNEL } from './act.js';
import type { ActOptions } from './words-and-options.js';

/** One word of the command line, and how the rest of the line is read. */
export interface Verb {
  readonly name: Act['act'] | 'mention';
  /** What must follow it, word by word. */
  readonly takes: readonly string[];
  /** What may follow that, in any number of words. Default: nothing. */
  readonly more?: string;
  /** The option that it may be given. Default: none. */
  readonly may?: keyof ActOptions;
  readonly does: string;
  readonly example: string;
  /** The act, or what is wrong with the words. There are as many of them as the verb takes. */
  read(words: readonly string[], options: ActOptions): Act | string;
}

/** Everything that can be done from the second terminal. */
export const verbs: readonly Verb[] = [
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
    read: ([who = '', ...fields]) => {
      const stray = fields.find(field => !field.includes('='));
      if (stray === undefined) return { act: 'submit', who, values: Object.fromEntries(fields.map(fieldOf)) };
      return `"${stray}" is no FIELD=VALUE. A value of several words stands in quotes: title="Checkout is slow".`;
    },
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
  {
    name: 'say',
    takes: ['PERSON', 'CHANNEL', 'TEXT'],
    more: '…',
    does: 'write a message',
    example: 'say bob support "search is broken"',
    read: ([who = '', where = '', ...text]) => ({ act: 'say', who, where, text: text.join(' ') }),
  },
  {
    name: 'mention',
    takes: ['PERSON', 'CHANNEL', 'TEXT'],
    more: '…',
    does: 'write a message to the bot',
    example: 'mention ann general "how are we doing?"',
    read: ([who = '', where = '', ...text]) => ({ act: 'say', who, where, text: `@desk ${text.join(' ')}` }),
  },
  {
    name: 'react',
    takes: ['PERSON', 'EMOJI'],
    may: 'on',
    does: 'react to the newest message',
    example: 'react carol white_check_mark --on "Ticket 1"',
    read: ([who = '', emoji = ''], { on }) => ({ act: 'react', who, emoji, on }),
  },
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
    name: 'messages',
    takes: [],
    does: 'list what was said, and what can be clicked',
    example: 'messages',
    read: () => ({ act: 'messages' }),
  },
];

/** `title=Checkout is slow`, parted at its first equals sign. */
function fieldOf(word: string): [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}
