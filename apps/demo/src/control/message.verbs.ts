import type { Verb } from './verb.js';

/** What is done with messages. */
export const messageVerbs: readonly Verb[] = [
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
    name: 'reply',
    takes: ['PERSON', 'TEXT'],
    more: '…',
    may: 'on',
    does: 'write in the thread of the newest message',
    example: 'reply bob "@desk the cache was full" --on "Ticket 1:"',
    read: ([who = '', ...text], { on }) => ({ act: 'reply', who, text: text.join(' '), on }),
  },
  {
    name: 'share',
    takes: ['PERSON', 'FILE'],
    may: 'on',
    does: 'put a file of that name into its thread',
    example: 'share bob error.log --on "Ticket 1:"',
    read: ([who = '', file = ''], { on }) => ({ act: 'share', who, file, on }),
  },
  {
    name: 'react',
    takes: ['PERSON', 'EMOJI'],
    may: 'on',
    does: 'react to the newest message',
    example: 'react carol white_check_mark --on "Ticket 1:"',
    read: ([who = '', emoji = ''], { on }) => ({ act: 'react', who, emoji, on }),
  },
  {
    name: 'unreact',
    takes: ['PERSON', 'EMOJI'],
    may: 'on',
    does: 'take a reaction away again',
    example: 'unreact carol white_check_mark --on "Ticket 1:"',
    read: ([who = '', emoji = ''], { on }) => ({ act: 'unreact', who, emoji, on }),
  },
  {
    name: 'messages',
    takes: [],
    does: 'list what was said, and what can be clicked',
    example: 'messages',
    read: () => ({ act: 'messages' }),
  },
];
