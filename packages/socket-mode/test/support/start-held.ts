import { type SlackSocketModeOptions, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot, type BotParts } from './bot.js';
import { HeldBot, HeldWork } from './held-bot.js';
import { until } from './until.js';

/** Delivers an event to the bot. */
export const join = (bot: Bot, name: string, options: Parameters<Bot['slack']['deliverEvent']>[1] = {}) =>
  bot.slack.deliverEvent({ type: 'team_join', user: { id: name } }, options);

/** The counts of the default app. */
export const countsOf = (bot: Bot) => bot.app.get(SlackSocketModeStrategy).counts['default'];

/** The ack timeout of Slack and the shorter ack deadline of the bot. */
export const ACK_TIMEOUT_MS = 2_000;
export const ACK_DEADLINE_MS = 400;

/** Boots a bot with blocked handlers, on a local Slack with short timeouts. */
export async function startHeld(options: SlackSocketModeOptions = {}, slack: BotParts['slack'] = {}) {
  const bot = await Bot.start({
    providers: [HeldWork, HeldBot],
    slack: { ackTimeoutMs: ACK_TIMEOUT_MS, redeliveryDelaysMs: [], ...slack },
    options: {
      // One connection delivers payloads in the order in which they were sent.
      connections: 1,
      ackDeadlineMs: ACK_DEADLINE_MS,
      drainTimeoutMs: 1_000,
      connectionLimits: { ackMs: ACK_TIMEOUT_MS },
      texts: { busy: () => 'Too much to do.', restarting: () => 'Back soon.' },
      ...options,
    },
  });
  return { bot, work: bot.app.get(HeldWork) };
}

/** Occupies a slot for interactive payloads until its end. */
export async function crowd(bot: Bot, work: HeldWork) {
  work.hold('held');
  void bot.slack.user('bob').command('/do', 'held');
  await until('the slot to be taken', () => work.begun.includes('held'));
  const end = async () => {
    work.release('held');
    await until('its end', () => work.ended.includes('held'));
  };
  return {
    end,
    async [Symbol.asyncDispose]() {
      await end();
      await bot[Symbol.asyncDispose]();
    },
  };
}
