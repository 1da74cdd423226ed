import type { Message, Person, SlackEmulator, View } from '@nest-slack/emulator';
import { controlsOf, isCalled, isMenu, type Control } from '../display/controls.js';
import type { Act } from './act.js';

/** How many are named when none fits. */
const MOST_NAMES = 10;

/** Something before a person, and the control on it that was asked for. */
export interface FoundControl {
  readonly shown: Message | View;
  readonly control: Control;
}

/** What somebody wants to use, and how. */
type Use = Extract<Act, { act: 'click' | 'select' | 'suggest' }>;

/** What each act can be done with. */
const USABLE: Readonly<Record<Use['act'], { readonly noun: string; readonly fits: (control: Control) => boolean }>> = {
  click: { noun: 'button', fits: ({ type }) => type === 'button' },
  select: { noun: 'menu', fits: control => isMenu(control) && !control.isField },
  suggest: { noun: 'menu that the bot fills', fits: ({ type }) => type.endsWith('external_select') },
};

/**
 * Looks for a control by its id or text, as a person would: in the form that is open, in the newest message that has
 * it, on the Home tab.
 *
 * @throws Error that names what there is instead
 */
export function findControl(slack: SlackEmulator, person: Person, use: Use): FoundControl {
  const name = use.act === 'click' ? use.button : use.menu;
  const { noun, fits } = USABLE[use.act];
  const before = surfacesBefore(slack, person, use.on);
  const controls = before.flatMap(shown => controlsOn(shown).map(control => ({ shown, control })));
  const found = controls.find(({ control }) => fits(control) && isCalled(control, name));
  if (found) return found;
  if (use.act === 'select' && controls.some(({ control }) => control.isField && isCalled(control, name))) {
    throw new Error(`"${name}" is a field of the form, which is sent as a whole: submit ${person.name} ${name}=…`);
  }
  const others = new Set(controls.flatMap(({ control }) => (fits(control) ? control.label : [])));
  const there = others.size === 0 ? ', nor any other' : `. There is: ${[...others].slice(0, MOST_NAMES).join(', ')}`;
  throw new Error(`${person.name} sees no ${noun} "${name}"${there}.`);
}

/** What a person could act on, the nearest first. */
function surfacesBefore(slack: SlackEmulator, person: Person, on: string | undefined): readonly (Message | View)[] {
  const messages = messagesBefore(slack, person, on);
  const home = person.home ? [person.home] : [];
  return on === undefined ? [...person.views.slice(-1), ...messages, ...home] : messages;
}

const controlsOn = ({ blocks }: Message | View): Control[] => blocks.flatMap(controlsOf);

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
    .filter(({ channel }) => slack.channel(channel).members.has(person.id))
    .filter(({ text }) => on === undefined || text.toLowerCase().includes(on.toLowerCase()))
    .toReversed();
}
