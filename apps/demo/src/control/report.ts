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
  const aftermath = new Aftermath(slack);
  try {
    const { exchange, message } = await performAct(slack, act);
    const messages = await aftermath.settled();
    return [
      ...(exchange ? exchangeLines(exchange) : []),
      ...(act.act === 'react' && message ? [reactionLine(act.emoji, message, names)] : []),
      ...messages.filter(each => isFor(each, person)).flatMap(each => shown(each, names)),
      ...(message ? absenceLines(slack, message) : []),
      ...formLines(person, before, names),
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

function reactionLine(emoji: string, message: Message, names: Names): string {
  return `Reacted with :${emoji.replaceAll(':', '')}: to ${messagePhrase(message, names)} (${placeOf(message)}).`;
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

/** The form, when this act opened it or changed it, and what to write next. */
function formLines(person: Person, before: View | undefined, names: Names): string[] {
  const form = person.views.at(-1);
  if (form === before) return [];
  if (!form) return ['The form is closed.'];
  const fields = fieldsToFill(form).map(name => ` ${name}="…"`);
  return [...modalLines(form, names), `Next: npm run slack -- submit ${person.name}${fields.join('')}`];
}
