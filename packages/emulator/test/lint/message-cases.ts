import { marked, modal, section } from './lint-bot.js';
import type { LintCases } from './lint-case.js';

const tooLong = 'x'.repeat(4001);
const uuid = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9';

/** The rules of what messages say, and how fast they come. */
export const messageCases = {
  'message-rate': {
    breaks: [
      bot => bot.postTimes(10),
      async bot => {
        await bot.slack.user('ann').command('/deploy');
        await bot.postTimes(10);
      },
    ],
    nearly: [
      bot => bot.postTimes(5),
      async bot => {
        for (let second = 0; second < 10; second += 1, bot.wait(1000)) await bot.postTimes(1);
      },
      async bot => {
        bot.connection.acknowledgeAll(({ type }) =>
          type === 'slash_commands' ? { response_type: 'in_channel', text: 'Up' } : undefined,
        );
        for (let count = 0; count < 10; count += 1) await bot.slack.user('ann').command('/deploy');
      },
      // As many people as messages.
      async bot => {
        for (let count = 0; count < 10; count += 1) {
          await bot.slack.user('ann').command('/deploy');
          await bot.postTimes(1);
        }
      },
    ],
  },
  'ignored-rate-limit': {
    breaks: [
      async bot => {
        bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { retryAfterSeconds: 2 });
        await bot.post({ text: 'Hi' });
        bot.wait(1900);
        await bot.post({ text: 'Hi' });
        bot.wait(5000);
        await bot.post({ text: 'Hi' });
      },
    ],
    nearly: [
      // Both were under way when the first was refused.
      async bot => {
        bot.slack.faults.refuseNextCalls('chat.postMessage', 2, { retryAfterSeconds: 2 });
        await Promise.all([bot.post({ text: 'Hi' }), bot.post({ text: 'Hi' })]);
        bot.wait(2000);
        await bot.post({ text: 'Hi' });
      },
      async bot => {
        bot.slack.faults.refuseNextCalls('chat.postMessage', 1, { retryAfterSeconds: 2 });
        await bot.post({ text: 'Hi' });
        bot.wait(1000);
        await bot.post({ text: 'Hi', channel: bot.slack.channel('support').id });
      },
    ],
  },
  'missing-text': {
    breaks: [
      bot => bot.post({ blocks: [section('Hi')] }),
      bot => bot.post({ text: '', blocks: JSON.stringify([section('Hi')]) }),
      async bot => {
        await bot.slack.user('ann').command('/deploy');
        await bot.respond({ blocks: [section('Deployed')] });
      },
      bot => {
        bot.connection.acknowledgeAll({ blocks: [section('Deployed')] });
        return bot.slack.user('ann').command('/deploy');
      },
    ],
    nearly: [
      bot => bot.post({ text: 'Hi', blocks: [section('Hi')] }),
      bot => bot.post({ markdown_text: '**Hello**' }),
      bot => bot.post({ blocks: '[]', attachments: [{ text: 'Hi', fallback: 'Hi' }] }),
      async bot => {
        await bot.openModal(modal({ callback_id: 'ticket', submit: { type: 'plain_text', text: 'Send' } }));
        const [shown] = bot.slack.user('ann').views;
        if (!shown) throw new Error('No modal is open.');
        bot.connection.acknowledgeAll({ response_action: 'clear' });
        await bot.slack.user('ann').submit(shown);
      },
    ],
  },
  'long-text': {
    breaks: [bot => bot.post({ text: tooLong })],
    nearly: [
      bot => bot.post({ text: tooLong.slice(1) }),
      bot => bot.post({ markdown_text: tooLong }),
      ({ slack }) => slack.user('bob').say('general', tooLong),
    ],
  },
  'plain-mention': {
    breaks: [
      async bot => {
        const { body } = await bot.post({ text: 'Well done, @ann.' });
        await bot.app.call('chat.update', { channel: bot.general, ts: body.ts, text: 'Well done, @ann!' });
      },
      bot => bot.post({ text: 'Done', blocks: [marked('Well done, @ann')] }),
    ],
    nearly: [
      bot => bot.post({ text: `<@${bot.slack.user('ann').id}>, mail ann@local.test or bob@ann` }),
      bot => bot.post({ text: 'See https://blog.test/@ann and @nobody, or type `/ticket assign 5 @ann`\n```@ann```' }),
      bot => bot.post({ text: 'For @ann', blocks: [marked(`For <@${bot.slack.user('ann').id}>`)] }),
      ({ slack }) => slack.user('bob').say('general', 'hello @ann'),
    ],
  },
  'secret-in-message': {
    breaks: [
      bot => bot.post({ text: 'Hi', blocks: [section(`It is ${bot.slack.botToken}`)] }),
      async bot => {
        await bot.slack.user('ann').command('/deploy');
        await bot.post({ text: `Answer at ${bot.carried('response_url')}` });
      },
      async bot => {
        const { body } = await bot.post({ text: 'Hi' });
        for (const more of ['', '!']) {
          const text = `It is _${bot.slack.botToken}_${more}`;
          await bot.app.call('chat.update', { channel: bot.general, ts: body.ts, text });
        }
      },
    ],
    nearly: [
      bot => bot.post({ text: 'Paste your xoxb-your-token, as xapp-… at https://desk.test/?ticket=5' }),
      bot => bot.post({ text: `https://desk.test/?ticket=${uuid} https://a.test/uploads/plan.pdf` }),
      ({ slack }) => slack.user('bob').say('general', `It is ${slack.botToken}`),
    ],
  },
} as const satisfies LintCases;
