import type { Exchange, Person, SlackEmulator } from '@nest-slack/emulator';
import type { Act } from './act.js';
import { askAssistant, openAssistant } from './assistant-acts.js';
import { knownShortcut } from './known-shortcut.js';
import { runFunction } from './function-act.js';
import type { Performed } from './performed.js';
import { findControl, newestMessage } from './surfaces.js';

/** What is done, not looked at. */
export type Deed = Exclude<Act, { act: 'messages' | 'form' }>;

/**
 * Does it, as that person.
 *
 * @throws Error when a person could not do that, with what they could do instead
 */
export async function performAct(slack: SlackEmulator, act: Deed): Promise<Performed> {
  const person = slack.user(act.who);
  switch (act.act) {
    case 'say':
      return { message: await person.say(act.where, act.text) };
    case 'reply': {
      const { channel, ts, threadTs = ts } = newestMessage(slack, person, act.on);
      return { message: await person.say(channel, act.text, { threadTs }) };
    }
    case 'share': {
      const { channel, ts, threadTs = ts } = newestMessage(slack, person, act.on);
      return { message: await person.share(channel, { name: act.file, content: 'It broke.' }, { threadTs }) };
    }
    case 'react':
      return { message: await person.react(newestMessage(slack, person, act.on), act.emoji) };
    case 'unreact':
      return { message: await person.unreact(newestMessage(slack, person, act.on), act.emoji) };
    case 'command':
      return { exchange: await person.command(act.command, act.text, { channel: act.where }) };
    case 'submit':
      return { exchange: await person.submit(person.views.at(-1), act.values) };
    case 'close':
      return { exchange: await person.closeView(person.views.at(-1)) };
    case 'shortcut':
      return { exchange: await person.shortcut(knownShortcut('global', act.id)) };
    case 'message-shortcut':
      return { exchange: await startOnMessage(slack, person, act) };
    case 'home':
      return { exchange: await person.openHome() };
    case 'assistant':
      return openAssistant(person, act.beside);
    case 'ask':
      return { message: await askAssistant(slack, person, act.text) };
    case 'run':
      return runFunction(slack, person, act.id, act.inputs);
    case 'click':
    case 'select':
    case 'suggest':
      return { exchange: await useControl(slack, person, act) };
  }
}

function startOnMessage(
  slack: SlackEmulator,
  person: Person,
  { id, on }: Extract<Act, { act: 'message-shortcut' }>,
): Promise<Exchange> {
  const shortcut = knownShortcut('message', id);
  return person.messageShortcut(shortcut, newestMessage(slack, person, on));
}

function useControl(
  slack: SlackEmulator,
  person: Person,
  act: Extract<Act, { act: 'click' | 'select' | 'suggest' }>,
): Promise<Exchange> {
  const { shown, control } = findControl(slack, person, act);
  switch (act.act) {
    case 'click':
      return person.click(shown, control.actionId);
    case 'select':
      return person.select(shown, control.actionId, act.value);
    case 'suggest':
      return person.suggest(shown, control.actionId, act.typed);
  }
}
