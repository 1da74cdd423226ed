import { App, LogLevel } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { isJsonObject, type JsonObject } from '../../src/json.js';
import { blockOf, elementCases, type Place } from '../support/element-cases.js';
import { plain } from '../support/rendered-parts.js';

/** The cases that can be shown somewhere; of ids the bot knows none. */
export const casesOn = (place: Place): ReturnType<typeof elementCases> =>
  elementCases({ bob: '', general: '' }).filter(([, { on }]) => on.includes(place));

const OPTIONS: PlainTextOption[] = ['High', 'Low'].map(text => ({
  text: { type: 'plain_text', text },
  value: text.toLowerCase(),
}));

/** A bot that shows every element, and says what it is told of each. */
export async function startEcho(env: NodeJS.ProcessEnv): Promise<App> {
  const app = new App({
    socketMode: true,
    appToken: env['SLACK_APP_TOKEN'] ?? '',
    token: env['SLACK_BOT_TOKEN'] ?? '',
    clientOptions: env['SLACK_API_URL'] === undefined ? {} : { slackApiUrl: env['SLACK_API_URL'] },
    logLevel: LogLevel.ERROR,
  });
  const { client } = app;
  const say = (what: string, told: unknown): Promise<unknown> =>
    client.chat.postMessage({ channel: '#general', text: `Got ${what}: ${wordsOf(told)}` });

  app.command('/message', async ({ ack, command }) => {
    await ack();
    // Some of these kinds are newer than the types of the library.
    const blocks = casesOn('message').map(each => blockOf(each));
    await client.apiCall('chat.postMessage', { channel: command.channel_id, text: 'All of them', blocks });
  });
  app.command('/modal', async ({ ack, command }) => {
    await ack();
    const cases = casesOn('modal').filter(([, { enters }]) => enters !== undefined);
    const blocks = cases.map(each => blockOf(each, true));
    const view = { type: 'modal', callback_id: 'all', title: plain('All'), submit: plain('Send'), blocks };
    await client.apiCall('views.open', { trigger_id: command.trigger_id, view });
  });
  app.event('app_home_opened', async ({ event }) => {
    const blocks = casesOn('home').map(each => blockOf(each));
    const view = { type: 'home', blocks: [{ type: 'header', text: plain('At home') }, ...blocks] };
    await client.apiCall('views.publish', { user_id: event.user, view });
  });
  app.action(/./, async ({ ack, action }) => {
    await ack();
    await say(action.type, action);
  });
  app.options(/./, ({ ack }) => ack({ options: OPTIONS }));
  app.view('all', async ({ ack, view }) => {
    await ack();
    for (const [blockId, held] of Object.entries(view.state.values)) await say(blockId, Object.values(held)[0]);
  });

  await app.start();
  return app;
}

/** What an element holds, without ids, which are others every time. */
function wordsOf(told: unknown): string {
  if (!isJsonObject(told)) return '';
  const held = Object.entries(told).filter(
    ([key]) => key === 'value' || key === 'files' || /^selected|^rich/.test(key),
  );
  return JSON.stringify(Object.fromEntries(held.map(([key, value]) => [key, plainly(value)])));
}

function plainly(value: JsonObject[string]): unknown {
  if (Array.isArray(value)) return value.map(plainly);
  if (!isJsonObject(value)) return value;
  return value.type === 'rich_text' ? value.elements : (value.value ?? value.name);
}
