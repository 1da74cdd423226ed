import { modal, section, type LintBot } from './lint-bot.js';
import type { Deed, LintCases } from './lint-case.js';

/** Has ann click twice in her modal, which the bot then updates. */
const clickedTwice =
  (more: (bot: LintBot) => object, act: 'click' | 'suggest' = 'click'): Deed =>
  async bot => {
    const id = await bot.openModal();
    const ann = bot.slack.user('ann');
    const [shown] = ann.views;
    if (!shown) throw new Error('No modal is open.');
    bot.connection.acknowledgeAll(({ payload }) => (isOfOptions(payload) ? { options: [] } : undefined));
    for (let count = 0; count < 2; count += 1) {
      if (act === 'click') await ann.click(shown, 'go');
      else await ann.suggest(shown, 'service', 'we');
    }
    await bot.app.call('views.update', { view_id: id, view: modal(), ...more(bot) });
  };

const isOfOptions = (payload: unknown): boolean => JSON.stringify(payload)?.includes('"block_suggestion"') ?? false;

/** The rules of acks, triggers, response URLs and views. */
export const interactionCases = {
  'expired-trigger': {
    breaks: [
      async bot => {
        await bot.slack.user('ann').command('/ticket');
        const trigger = bot.carried('trigger_id');
        bot.wait(3000);
        await bot.app.call('views.open', { trigger_id: trigger, view: modal() });
      },
    ],
    nearly: [
      async bot => {
        await bot.slack.user('ann').command('/ticket');
        const trigger = bot.carried('trigger_id');
        bot.wait(2999);
        await bot.app.call('views.open', { trigger_id: trigger, view: modal() });
      },
    ],
  },
  'used-trigger': {
    breaks: [
      async bot => {
        await bot.openModal();
        await bot.app.call('views.open', { trigger_id: bot.carried('trigger_id'), view: modal() });
      },
    ],
    nearly: [
      async bot => {
        await bot.openModal();
        await bot.openModal();
      },
    ],
  },
  'response-url-overused': {
    breaks: [
      async bot => {
        await bot.slack.user('ann').command('/deploy');
        for (let use = 0; use < 6; use += 1) await bot.respond({ text: 'Deployed' });
      },
      async bot => {
        await bot.slack.user('ann').command('/deploy');
        bot.wait(1_800_000);
        await bot.respond({ text: 'Deployed' });
      },
    ],
    nearly: [
      async bot => {
        await bot.slack.user('ann').command('/deploy');
        bot.wait(1_799_999);
        for (let use = 0; use < 5; use += 1) await bot.respond({ text: 'Deployed', blocks: [section('Deployed')] });
      },
    ],
  },
  'missed-ack': {
    breaks: [bot => bot.ackAfter(3000)],
    nearly: [
      // What a fault has eaten is not the app's to ack.
      async bot => {
        bot.slack.faults.loseAcks(1);
        const exchange = bot.slack.user('ann').command('/deploy');
        await bot.slack.waitFor('the ack', () => bot.slack.acks[0]);
        await bot.slack.time.advance(3000, { patienceMs: 1 });
        await exchange;
      },
      async bot => {
        bot.slack.faults.halfOpen();
        const exchange = bot.slack.user('ann').command('/deploy');
        await bot.slack.time.advance(3000, { patienceMs: 1 });
        await exchange;
      },
      async bot => {
        bot.connection.stayQuiet();
        const exchange = bot.slack.user('ann').command('/deploy');
        await bot.slack.waitFor('the envelope', () => bot.connection.envelopes[0]);
        bot.slack.faults.cut();
        await bot.slack.waitForConnections(0);
        await bot.slack.time.advance(3000, { patienceMs: 1 });
        await exchange;
      },
    ],
  },
  'slow-ack': { breaks: [bot => bot.ackAfter(2001)], nearly: [bot => bot.ackAfter(1999)] },
  'unusable-ack': {
    breaks: [
      bot => {
        bot.connection.acknowledgeAll({ text: 'Hi' });
        return bot.slack.deliverEvent({ type: 'team_join' });
      },
    ],
    nearly: [
      bot => {
        bot.connection.acknowledgeAll({});
        return bot.slack.deliverEvent({ type: 'team_join' });
      },
      bot => {
        bot.connection.acknowledgeAll({ text: 'Hi' });
        return bot.slack.user('ann').command('/deploy');
      },
    ],
  },
  'private-metadata': {
    breaks: [bot => bot.openModal(modal({ private_metadata: 'x'.repeat(2701) }))],
    nearly: [bot => bot.openModal(modal({ private_metadata: 'x'.repeat(2700) }))],
  },
  'unhashed-update': {
    breaks: [clickedTwice(() => ({}))],
    nearly: [
      clickedTwice(({ slack }) => ({ hash: slack.user('ann').views[0]?.hash })),
      clickedTwice(bot => {
        bot.wait(1001);
        return {};
      }),
      clickedTwice(() => ({}), 'suggest'),
    ],
  },
} as const satisfies LintCases;
