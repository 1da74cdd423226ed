import { type Act, DEFAULT_CHANNEL } from './act.js';

/** The options that any verb may be given. */
export interface ActOptions {
  readonly on: string | undefined;
  readonly channel: string | undefined;
}

/** One word of the command line, and how the rest of the line is read. */
export interface Verb {
  readonly name: Act['act'] | 'mention';
  /** What must follow it, word by word. In a last one with dots go all that are left. */
  readonly takes: readonly string[];
  readonly does: string;
  readonly example: string;
  read(words: readonly string[], options: ActOptions): Act;
}

/** Everything that can be done from the second terminal. */
export const verbs: readonly Verb[] = [
  {
    name: 'command',
    takes: ['PERSON', '/COMMAND'],
    does: 'write a slash command',
    example: 'command ann /deploy web prod',
    read: ([who = '', command = '', ...text], { channel = DEFAULT_CHANNEL }) => ({
      act: 'command',
      who,
      command,
      text: text.join(' '),
      where: channel,
    }),
  },
  {
    name: 'click',
    takes: ['PERSON', 'BUTTON'],
    does: 'click a button, by its text',
    example: 'click bob Approve',
    read: ([who = '', ...button], { on }) => ({ act: 'click', who, button: button.join(' '), on }),
  },
  {
    name: 'submit',
    takes: ['PERSON'],
    does: 'fill in the open form and submit it',
    example: 'submit ann title="Checkout is slow" service=web',
    read: ([who = '', ...fields]) => ({ act: 'submit', who, values: Object.fromEntries(fields.map(fieldOf)) }),
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
    does: 'type into a menu that the bot fills',
    example: 'suggest ann service we',
    read: ([who = '', menu = '', ...typed], { on }) => ({ act: 'suggest', who, menu, typed: typed.join(' '), on }),
  },
  {
    name: 'select',
    takes: ['PERSON', 'MENU', 'VALUE'],
    does: 'choose in a menu',
    example: 'select bob Assign carol',
    read: ([who = '', menu = '', ...value], { on }) => ({ act: 'select', who, menu, value: value.join(' '), on }),
  },
  {
    name: 'say',
    takes: ['PERSON', 'CHANNEL', 'TEXT'],
    does: 'write a message',
    example: 'say bob support "search is broken"',
    read: ([who = '', where = '', ...text]) => ({ act: 'say', who, where, text: text.join(' ') }),
  },
  {
    name: 'mention',
    takes: ['PERSON', 'CHANNEL', 'TEXT'],
    does: 'write a message to the bot',
    example: 'mention ann general "how are we doing?"',
    read: ([who = '', where = '', ...text]) => ({ act: 'say', who, where, text: `@desk ${text.join(' ')}` }),
  },
  {
    name: 'react',
    takes: ['PERSON', 'EMOJI'],
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
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}
