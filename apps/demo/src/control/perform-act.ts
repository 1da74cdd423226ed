import type { Exchange, Person, SlackEmulator } from '@nest-slack/emulator';
import type { Act } from './act.js';
import { findControl, newestMessage } from './surfaces.js';

/** The exchange with the bot that an act was; none for what the bot may only hear of. */
export type Performed = { readonly exchange?: Exchange | undefined };

/**
 * Does it, as that person.
 *
 * @throws Error when a person could not do that, with what they could do instead
 */
export async function performAct(slack: SlackEmulator, act: Exclude<Act, { act: 'messages' }>): Promise<Performed> {
  const person = slack.user(act.who);
  switch (act.act) {
    case 'say':
      await person.say(act.where, act.text);
      return {};
    case 'react':
      await person.react(newestMessage(slack, person, act.on), act.emoji);
      return {};
    case 'command':
      return { exchange: await person.command(act.command, act.text, { channel: act.where }) };
    case 'submit':
      return { exchange: await person.submit(person.views.at(-1), act.values) };
    case 'close':
      return { exchange: await person.closeView(person.views.at(-1)) };
    case 'shortcut':
      return { exchange: await person.shortcut(act.id) };
    case 'message-shortcut':
      return { exchange: await person.messageShortcut(act.id, newestMessage(slack, person, act.on)) };
    case 'home':
      return { exchange: await person.openHome() };
    case 'click':
    case 'select':
    case 'suggest':
      return { exchange: await useControl(slack, person, act) };
  }
}

function useControl(
  slack: SlackEmulator,
  person: Person,
  act: Extract<Act, { act: 'click' | 'select' | 'suggest' }>,
): Promise<Exchange> {
  const { shown, control } = findControl(slack, person, act.act === 'click' ? act.button : act.menu, act.on);
  switch (act.act) {
    case 'click':
      return person.click(shown, control.actionId);
    case 'select':
      return person.select(shown, control.actionId, act.value);
    case 'suggest':
      return person.suggest(shown, control.actionId, act.typed);
  }
}
