import type { Message, Person, SlackEmulator, View } from '@nest-slack/emulator';
import { controlsOf, isCalled, type Control } from '../display/controls.js';

/** Something before a person, and the control on it that was asked for. */
export interface FoundControl {
  readonly shown: Message | View;
  readonly control: Control;
}

/**
 * Looks for a control by its id or text, as a person would: in the form that is open, in the newest message that has
 * it, on the Home tab.
 *
 * @param on - only messages that contain this
 * @throws Error that names what there is instead
 */
export function findControl(slack: SlackEmulator, person: Person, name: string, on: string | undefined): FoundControl {
  const messages = messagesBefore(slack, person, on);
  const home = person.home ? [person.home] : [];
  const before: readonly (Message | View)[] =
    on === undefined ? [...person.views.slice(-1), ...messages, ...home] : messages;
  for (const shown of before) {
    const control = shown.blocks.flatMap(controlsOf).find(each => isCalled(each, name));
    if (control) return { shown, control };
  }
  const there = before.flatMap(({ blocks }) => blocks.flatMap(controlsOf)).map(({ label }) => label);
  throw new Error(`Nothing before ${person.name} is called "${name}". There is: ${list(there)}.`);
}

/**
 * The newest message that a person sees.
 *
 * @param on - only messages that contain this
 * @throws Error when there is none
 */
export function newestMessage(slack: SlackEmulator, person: Person, on: string | undefined): Message {
  // Slack offers neither reactions nor shortcuts on what only one person sees.
  const message = messagesBefore(slack, person, on).find(({ ephemeralTo }) => ephemeralTo === undefined);
  if (message) return message;
  throw new Error(on === undefined ? 'Nobody has said anything yet.' : `No message contains "${on}".`);
}

/** What a person sees of the messages, the newest first. */
function messagesBefore(slack: SlackEmulator, person: Person, on: string | undefined): Message[] {
  return slack.messages
    .filter(({ ephemeralTo }) => ephemeralTo === undefined || ephemeralTo === person.id)
    .filter(({ text }) => on === undefined || text.toLowerCase().includes(on.toLowerCase()))
    .toReversed();
}

const list = (names: readonly string[]): string => [...new Set(names)].slice(0, 10).join(', ') || 'nothing to act on';
