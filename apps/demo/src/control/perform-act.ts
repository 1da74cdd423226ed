import type { Exchange, Message, Person, SlackEmulator } from '@nest-slack/emulator';
import type { Act } from './act.js';
import { knownShortcut } from './manifest-shortcuts.js';
import { findControl, newestMessage } from './surfaces.js';

/** What an act was. */
export interface Performed {
  /** The exchange with the bot; none for what the bot may only hear of. */
  readonly exchange?: Exchange | undefined;
  /** The message that was written or reacted to. */
  readonly message?: Message;
}

/**
 * Does it, as that person.
 *
 * @throws Error when a person could not do that, with what they could do instead
 */
export async function performAct(slack: SlackEmulator, act: Exclude<Act, { act: 'messages' }>): Promise<Performed> {
  const person = slack.user(act.who);
  switch (act.act) {
    case 'say':
      return { message: await person.say(act.where, act.text) };
    case 'react':
      return { message: await person.react(newestMessage(slack, person, act.on), act.emoji) };
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
