import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { isJsonObject, objectAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';
import { isPayloadsThere, replyExamples } from '../support/reference.js';

const idIn = (body: JsonObject, member: string): string => stringAt(objectAt(body, member) ?? {}, 'id') ?? '';

let slack: SlackEmulator;
/** What the methods with state answered, by their names. */
const answers = new Map<string, JsonObject>();

beforeAll(async () => {
  slack = await SlackEmulator.start();
  const app = new RawApp(slack);
  const person = slack.workspace().userToken('ann');
  slack.workspace().addPerson({ name: 'dora', role: 'primary_owner' });
  const call = async (method: string, args: object, token?: string): Promise<JsonObject> => {
    const { body } = await app.call(method, args, token);
    if (body.ok !== true) throw new Error(`${method} was refused: ${JSON.stringify(body)}`);
    answers.set(method, body);
    return body;
  };
  const ann = slack.user('ann').id;
  const { channel } = await slack.user('ann').say('general', 'hello');
  const { ts: timestamp } = await slack.user('ann').say('general', 'a printer burns');
  const { files: [file] = [] } = await slack.user('ann').share('general', { name: 'printer.txt', content: 'x' });
  const item = { channel, timestamp };

  await call('reactions.add', { ...item, name: 'eyes' });
  await call('reactions.get', item);
  await call('reactions.list', {});
  await call('pins.add', item);
  await call('pins.list', item);
  await call('stars.add', item, person);
  await call('stars.list', {}, person);
  const bookmark = { channel_id: channel, title: 'x', type: 'link', link: 'https://example.com', emoji: ':eyes:' };
  const bookmarkId = idIn(await call('bookmarks.add', bookmark), 'bookmark');
  await call('bookmarks.edit', { channel_id: channel, bookmark_id: bookmarkId, title: 'y' });
  await call('bookmarks.list', { channel_id: channel });
  await call('chat.scheduleMessage', { channel, text: 'x', post_at: Math.trunc(Date.now() / 1000) + 600 });
  await call('chat.scheduledMessages.list', {});
  const created = idIn(await call('conversations.create', { name: 'ops' }), 'channel');
  await call('conversations.rename', { channel: created, name: 'operations' });
  await call('conversations.setTopic', { channel: created, topic: 'x' });
  await call('conversations.setPurpose', { channel: created, purpose: 'x' });
  await call('conversations.mark', { channel, ts: timestamp });
  const group = { usergroup: idIn(await call('usergroups.create', { name: 'Helpers' }), 'usergroup') };
  await call('usergroups.users.update', { ...group, users: ann, include_count: true });
  await call('usergroups.update', { ...group, description: 'x', include_count: true });
  await call('usergroups.list', { include_count: true });
  await call('usergroups.users.list', group);
  await call('dnd.setSnooze', { num_minutes: 5 }, person);
  await call('dnd.teamInfo', { users: ann });
  await call('users.profile.set', { name: 'title', value: 'x' }, person);
  await call('users.profile.get', { user: ann });
  await call('users.identity', {}, person);
  await call('users.getPresence', {}, person);
  await call('team.info', {});
  await call('bots.info', {});
  await call('files.info', { file: file?.id });
  await call('files.list', {});
  await call('reminders.add', { text: 'x', time: '60' }, person);
  await call('search.messages', { query: 'printer' }, person);
  await call('search.files', { query: 'printer' }, person);
});
afterAll(() => slack.close());

/** What ours may lack: of features that nobody has here, or of the one message or picture that an example is about. */
const OF_THE_EXAMPLE =
  /\/(?:message\/(?:username|attachments|subtype|icons|bot_id)|[A-Z]f?\d\w+|(?:thumb|original|enterprise)_\w+|pjpeg|preview|reactions|deanimate_gif|image_exif_rotation|alt_txt|properties|priority|locale|latest|unread_count\w*|last_activity|start_date|pronouns)$/;

/** The members that theirs has and ours hasn't. Lists are compared by their first entries. */
function missing(path: string, theirs: unknown, ours: unknown): string[] {
  if (Array.isArray(theirs) && Array.isArray(ours)) {
    const first: unknown = theirs[0];
    return ours.length === 0 || first === undefined ? [] : missing(`${path}/0`, first, ours[0]);
  }
  if (!isJsonObject(theirs) || !isJsonObject(ours)) return [];
  return Object.keys(theirs).flatMap(name => {
    const at = `${path}/${name}`;
    return name in ours ? missing(at, theirs[name], ours[name]) : OF_THE_EXAMPLE.test(at) ? [] : [at];
  });
}

(isPayloadsThere ? describe : describe.skip)('what a method with state answers', () => {
  it('has the members that were written down', () => {
    const examples = isPayloadsThere ? replyExamples() : [];
    const compared = examples.flatMap(({ name, method, body }) => {
      const ours = answers.get(method);
      return ours && body.ok !== false ? [missing(name, body, ours)] : [];
    });

    expect(compared.length).toBeGreaterThan(30);
    expect(compared.flat()).toEqual([]);
  });
});
