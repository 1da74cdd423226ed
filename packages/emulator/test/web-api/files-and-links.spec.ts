import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { SlackEmulator, type Message } from '../../src/index.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp, type ApiAnswer } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start({ linkDomains: ['example.com'] });
  app = new RawApp(slack);
});
afterEach(async () => {
  app.close();
  await slack.close();
});

/** The events of a type that were sent. */
const ofType = (type: string): readonly JsonObject[] =>
  slack.deliveries
    .map(({ payload }) => (isJsonObject(payload) ? objectAt(payload, 'event') : undefined))
    .filter(isJsonObject)
    .filter(event => event.type === type);

/** What an app is told of a file. */
const infoOf = ({ body }: ApiAnswer): JsonObject => objectAt(body, 'file') ?? {};

const download = (info: JsonObject, headers = { authorization: `Bearer ${slack.botToken}` }) =>
  fetch(stringAt(info, 'url_private') ?? '', { headers });

/** An upload whose bytes have come. */
const received = async (filename: string): Promise<JsonObject> => {
  const { body } = await app.call('files.getUploadURLExternal', { filename, length: 1 });
  await fetch(stringAt(body, 'upload_url') ?? '', { method: 'POST', body: 'a' });
  return { id: body.file_id };
};
const complete = async (args: object): Promise<JsonObject> =>
  (await app.call('files.completeUploadExternal', args)).body;

describe('a file', () => {
  it('that somebody shares is told of twice: as a message with it, and as a file', async () => {
    const ann = slack.user('ann');
    const message = await ann.share('general', { name: 'error.log', content: 'It broke.' }, { text: 'look, @app' });

    const [file] = message.files ?? [];
    expect(file).toMatchObject({ name: 'error.log', title: 'error.log', size: 9, user: ann.id });
    const shown = {
      id: file?.id,
      name: 'error.log',
      filetype: 'log',
      url_private: expect.stringContaining(slack.env.SLACK_API_URL.replace('/api/', '/files/')),
    };
    expect(ofType('message')).toEqual([
      expect.objectContaining({ subtype: 'file_share', files: [expect.objectContaining(shown)] }),
    ]);
    expect(ofType('app_mention')).toHaveLength(1);
    expect(ofType('file_shared')).toEqual([
      {
        type: 'file_shared',
        file_id: file?.id,
        file: { id: file?.id },
        user_id: ann.id,
        channel_id: message.channel,
        event_ts: message.ts,
      },
    ]);
  });

  it('may come without a word, in a thread', async () => {
    const ann = slack.user('ann');
    const root = await ann.say('general', 'look');
    const { threadTs, text } = await ann.share('general', { name: 'a.txt', content: 'a' }, { threadTs: root.ts });
    expect({ threadTs, text }).toEqual({ threadTs: root.ts, text: '' });
  });

  it('is given to the app by its URL, with its token alone', async () => {
    const { files: [file] = [] } = await slack
      .user('ann')
      .share('general', { name: 'a.txt', content: Buffer.from('grün') });
    const info = infoOf(await app.call('files.info', { file: file?.id }));
    expect(info.mimetype).toBe('text/plain');

    const got = await download(info);
    expect([got.headers.get('content-type'), await got.text()]).toEqual(['text/plain', 'grün']);
    await expect(download(info, { authorization: '' })).resolves.toMatchObject({ status: 403 });
    await expect(app.call('files.info', { file: 'F0' })).resolves.toMatchObject({ body: { error: 'file_not_found' } });
  });

  it.each([
    ['text', 'a plain text'],
    ['bytes', Buffer.from([0, 255, 128, 10])],
  ])('is uploaded by Slack’s own client: %s', async (_name, file) => {
    const { channel } = await slack.user('ann').say('general', 'upload, please');
    const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
    await client.files.uploadV2({
      file: Buffer.from(file),
      filename: 'a.bin',
      channel_id: channel,
      initial_comment: 'Here',
    });

    const message = await slack.waitForMessage('Here');
    expect(message).toMatchObject({ subtype: 'file_share', appId: slack.app().appId });
    const [uploaded] = message.files ?? [];
    expect(uploaded?.size).toBe(Buffer.from(file).length);
    const got = await download(infoOf(await app.call('files.info', { file: uploaded?.id })));
    expect(Buffer.from(await got.arrayBuffer())).toEqual(Buffer.from(file));
  });

  it('that can’t go where it should is still there to be sent elsewhere', async () => {
    const files = [await received('a.txt')];
    const [general, random] = [slack.channel('general').id, slack.channel('random').id];
    const nowhere = Array.from({ length: 101 }, (_, index) => `C${index}`);

    expect(await complete({ files, channels: `${general},${random}` })).toMatchObject({ error: 'not_in_channel' });
    expect(await complete({ files, channels: nowhere })).toMatchObject({ error: 'channels_limit_exceeded' });
    const lost = { files, channel_id: general, thread_ts: '1.1' };
    expect(await complete(lost)).toMatchObject({ error: 'cannot_reply_to_message' });
    expect(await complete({ files: [...files, { id: 'F0' }] })).toMatchObject({ error: 'file_not_found' });
    expect(slack.messages).toEqual([]);
    expect(await complete({ files, channel_id: general })).toMatchObject({ ok: true, files });
    expect(slack.messages).toMatchObject([{ text: '', files }]);
  });

  it('comes with blocks, by another name', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'The *log*' } }];
    const args = { files: [await received('a.txt')], channel_id: slack.channel('general').id, username: 'Robin' };

    expect(await complete({ ...args, blocks: [{ type: 'sofa' }] })).toMatchObject({ error: 'invalid_blocks' });
    expect(await complete({ ...args, blocks })).toMatchObject({ ok: true });
    expect(slack.messages).toMatchObject([{ username: 'Robin', subtype: 'file_share', blocks }]);
  });

  it('is shown by blocks that name it, as long as it is there', async () => {
    const [file] = await complete({ files: [await received('a.png')] }).then(body => objectsAt(body, 'files'));
    const post = async (slack_file: object): Promise<JsonObject> => {
      const image = { type: 'image', alt_text: 'A', slack_file };
      const card = { type: 'section', text: { type: 'mrkdwn', text: 'x' }, accessory: image };
      const blocks = [
        { type: 'context', elements: [image] },
        { type: 'container', title: plain, child_blocks: [card] },
      ];
      return (await app.call('chat.postMessage', { channel: 'general', blocks })).body;
    };
    const plain = { type: 'plain_text', text: 'x' };

    expect(await post({ id: file?.id })).toMatchObject({ ok: true });
    expect(await post({ url: file?.url_private })).toMatchObject({ ok: true });
    expect(await post({ id: 'F0' })).toMatchObject({
      error: 'invalid_blocks',
      errors: [
        'invalid slack file [json-pointer:/blocks/0/elements/0/slack_file]',
        'invalid slack file [json-pointer:/blocks/1/child_blocks/0/accessory/slack_file]',
      ],
    });
    await app.call('files.delete', { file: file?.id });
    expect(await post({ url: file?.url_private })).toMatchObject({ error: 'invalid_blocks' });
    const home = { type: 'home', blocks: [{ type: 'image', alt_text: 'A', slack_file: { id: 'F0' } }] };
    expect((await app.call('views.publish', { user_id: slack.user('ann').id, view: home })).body).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] invalid slack file [json-pointer:/view/blocks/0/slack_file]'] },
    });
  });

  it('may be called anything', async () => {
    const files = [await received('half a pair \uD83D')];

    expect(await complete({ files })).toMatchObject({ files: [{ url_private: expect.stringMatching(/%EF%BF%BD$/) }] });
    const { body } = await app.call('files.getUploadURLExternal', {
      filename: 'a',
      length: 1,
      alt_txt: 'x'.repeat(1001),
    });
    expect(body).toMatchObject({ error: 'alt_txt_too_large' });
  });

  it('whose bytes never came, or which is somebody else’s, is not to be had', async () => {
    const begun = await app.call('files.getUploadURLExternal', { filename: 'a.txt', length: 1 });
    const files = [{ id: begun.body.file_id }];
    const send = () => fetch(stringAt(begun.body, 'upload_url') ?? '', { method: 'POST', body: 'a' });
    await expect(app.call('files.completeUploadExternal', { files })).resolves.toMatchObject({
      body: { error: 'file_not_found' },
    });
    await send();
    const other = new RawApp(slack, slack.addApp('other').name);
    await expect(other.call('files.completeUploadExternal', { files })).resolves.toMatchObject({
      body: { error: 'access_denied' },
    });
    await expect(app.call('files.completeUploadExternal', { files })).resolves.toMatchObject({ body: { ok: true } });
    const named = await received('run.log');
    await expect(complete({ files: [named] })).resolves.toMatchObject({ files: [{ mimetype: 'text/plain' }] });
    const nowhere = await send();
    expect(nowhere.status).toBe(404);
  });
});

describe('a link', () => {
  const url = 'https://docs.example.com/1?a=b';
  let message: Message;
  beforeEach(async () => {
    message = await slack.user('ann').say('general', `see <${url}|this>, https://other.org/2 and ${url}`);
  });

  it('of the app’s domains is told of, each once', () => {
    const unfurlId = `${message.channel}.${message.ts}`;
    expect(ofType('link_shared')).toEqual([
      expect.objectContaining({
        channel: message.channel,
        user: message.user,
        message_ts: message.ts,
        unfurl_id: unfurlId,
        source: 'conversations_history',
        is_bot_user_member: true,
        links: [{ domain: 'docs.example.com', url }],
      }),
    ]);
  });

  it('is told of where the app is not, too, and can be unfurled there', async () => {
    const psst = await slack.user('ann').say('@bob', `psst: ${url}`);

    expect(ofType('link_shared').at(-1)).toMatchObject({ channel: psst.channel, is_bot_user_member: false });
    const { body } = await app.call('chat.unfurl', { channel: psst.channel, ts: psst.ts, unfurls: { [url]: {} } });
    expect(body).toEqual({ ok: true });
  });

  it('is shown as the app unfurls it, which nobody has edited', async () => {
    const unfurls = { [url]: { text: 'The first page' } };
    const { body } = await app.call('chat.unfurl', { channel: message.channel, ts: message.ts, unfurls });
    expect(body).toEqual({ ok: true });
    const unfurled = slack.messages.find(({ ts }) => ts === message.ts);
    expect(unfurled).toMatchObject({ attachments: [{ text: 'The first page', from_url: url }] });
    expect(unfurled).not.toHaveProperty('edited');
    expect(ofType('message').at(-1)).toMatchObject({ subtype: 'message_changed' });
  });

  it('is acted on as it is shown, though nobody of the app wrote the message', async () => {
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
    const unfurls = { [url]: { blocks: [{ type: 'actions', elements: [button] }] } };
    await app.call('chat.unfurl', { channel: message.channel, ts: message.ts, unfurls });
    const shown = slack.messages.find(({ ts }) => ts === message.ts) ?? message;

    const { payload } = await slack.user('ann').click(shown, 'Go');

    expect(payload).toMatchObject({
      container: { type: 'message_attachment', attachment_id: 1, is_app_unfurl: true, app_unfurl_url: url },
      app_unfurl: { id: 1, from_url: url },
      actions: [{ action_id: 'go' }],
    });
    expect(payload).not.toHaveProperty('message');
  });

  it('is unfurled by the id of the event as well', async () => {
    const how = { unfurl_id: `${message.channel}.${message.ts}`, source: 'conversations_history' };
    const { body } = await app.call('chat.unfurl', { ...how, unfurls: JSON.stringify({ [url]: { text: 'x' } }) });
    expect(body).toEqual({ ok: true });
  });

  it.each([
    ['missing_channel', {}],
    ['missing_ts', { channel: 'C0' }],
    ['cannot_find_channel', { channel: 'C0', ts: '1.1' }],
    ['cannot_find_message', { ts: '1.1' }],
    ['missing_unfurls', { unfurls: undefined }],
    ['invalid_unfurls_format', { unfurls: 'x' }],
    ['cannot_unfurl_message', { unfurls: { 'https://example.com/elsewhere': {} } }],
    ['cannot_unfurl_url', { unfurls: { 'https://other.org/2': {} } }],
    ['cannot_parse_attachment', { unfurls: { [url]: 'x' } }],
    ['cannot_parse_attachment', { unfurls: { [url]: { blocks: [{ type: 'sofa' }] } } }],
  ])('is refused: %s', async (error, args: object) => {
    const isWhole = error === 'missing_channel' || error === 'missing_ts';
    const whole = { channel: message.channel, ts: message.ts, unfurls: {} };
    const { body } = await app.call('chat.unfurl', isWhole ? args : { ...whole, ...args });
    expect(body).toMatchObject({ ok: false, error });
  });
});
