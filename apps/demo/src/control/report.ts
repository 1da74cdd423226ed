import type { Exchange, Message, Person, SlackEmulator, View } from '@nest-slack/emulator';
import { messagePhrase, messageText, placeOf } from '../display/message-text.js';
import type { Names } from '../display/names.js';
import { textAt } from '../display/payload-reading.js';
import { homeLines, fieldsToFill, modalLines } from '../display/view-text.js';
import type { Act } from './act.js';
import { Aftermath } from './aftermath.js';
import { performAct } from './perform-act.js';

/** How many messages are listed. */
const MOST_MESSAGES = 20;

/**
 * Does what was asked, and tells what came of it.
 *
 * @throws Error when a person could not do that
 */
export async function report(slack: SlackEmulator, names: Names, act: Act): Promise<string[]> {
  if (act.act === 'messages') return slack.messages.slice(-MOST_MESSAGES).flatMap(message => shown(message, names));
  const person = slack.user(act.who);
  const before = person.views.at(-1);
  if (act.act === 'form') return before ? formLines(before, person, names) : ['No form is open.'];
  const aftermath = new Aftermath(slack);
  try {
    const { exchange, message, outcome } = await performAct(slack, act);
    const messages = await aftermath.settled();
    return [
      ...(exchange ? exchangeLines(exchange) : []),
      ...(message ? reactionLines(act, message, names) : []),
      ...messages.filter(each => isFor(each, person)).flatMap(each => shown(each, names)),
      ...(message ? absenceLines(slack, message) : []),
      ...(outcome?.() ?? []).map(line => names.spell(line)),
      ...changedFormLines(person, before, names),
      ...(act.act === 'home' && person.home ? homeLines(person.home, names) : []),
    ];
  } finally {
    aftermath.stop();
  }
}

/** A message alone among lines, indented under its head. */
function shown(message: Message, names: Names): string[] {
  const { head, lines } = messageText(message, names);
  return [head, ...lines.map(line => `  ${line}`)];
}

function reactionLines(act: Act, message: Message, names: Names): string[] {
  if (act.act !== 'react' && act.act !== 'unreact') return [];
  const emoji = `:${act.emoji.replaceAll(':', '')}:`;
  const deed = act.act === 'react' ? `Reacted with ${emoji} to` : `Took ${emoji} away from`;
  return [`${deed} ${messagePhrase(message, names)} (${placeOf(message)}).`];
}

/** Why the bot does nothing about a message, where it can't see it. */
function absenceLines(slack: SlackEmulator, message: Message): string[] {
  const { botUserId, name } = slack.app();
  if (slack.channel(message.channel).members.has(botUserId)) return [];
  return [
    `@${name} is not in ${message.channelName === '' ? 'this conversation' : placeOf(message)}, so it sees nothing of this.`,
  ];
}

const isFor = ({ ephemeralTo }: Message, { id }: Person): boolean => ephemeralTo === undefined || ephemeralTo === id;

function exchangeLines({ ack, problem, options }: Exchange): string[] {
  return [
    ...(ack ? [`The bot acked in ${Math.ceil(ack.latencyMs)} ms.`] : []),
    ...(problem === undefined ? [] : [problem]),
    ...(options
      ? [`Options: ${options.map(option => textAt(option, 'text', 'text') ?? '').join(', ') || 'none'}`]
      : []),
  ];
}

/** The form, when this act opened it or changed it. */
function changedFormLines(person: Person, before: View | undefined, names: Names): string[] {
  const form = person.views.at(-1);
  if (form === before) return [];
  return form ? formLines(form, person, names) : ['The form is closed.'];
}

/** A form, and what to write next where there is anything to submit. */
function formLines(form: View, { name }: Person, names: Names): string[] {
  const fields = fieldsToFill(form).map(field => ` ${field}="…"`);
  return [
    ...modalLines(form, names),
    ...(form.submit ? [`Next: npm run slack -- submit ${name}${fields.join('')}`] : []),
  ];
}
