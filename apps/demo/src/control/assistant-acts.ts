import type { Message, Person, SlackEmulator } from '@nest-slack/emulator';
import type { Performed } from './performed.js';

/** Begins a thread with the assistant. */
export async function openAssistant(person: Person, beside: string | undefined): Promise<Performed> {
  const pane = await person.openAssistant(beside === undefined ? {} : { beside });
  return {
    exchange: pane.exchange,
    outcome: () =>
      pane.thread.prompts.map(({ message }) => `It suggests: npm run slack -- ask ${person.name} "${message}"`),
  };
}

/**
 * Says something in the newest thread with the assistant.
 *
 * @throws Error when there is none yet
 */
export async function askAssistant(slack: SlackEmulator, person: Person, text: string): Promise<Message> {
  const root = slack.messages.findLast(
    ({ subtype, channel }) => subtype === 'assistant_app_thread' && slack.channel(channel).members.has(person.id),
  );
  if (root) return person.say(root.channel, text, { threadTs: root.ts });
  throw new Error(`${person.name} has not opened the assistant yet: npm run slack -- assistant ${person.name}`);
}
