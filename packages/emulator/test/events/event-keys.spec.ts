import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { isJsonObject, objectAt, parseJson, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp } from '../support/raw-app.js';

const repository = resolve(import.meta.dirname, '../../../..');
const recorded = resolve(repository, process.env['SLACK_PAYLOADS'] ?? '../shared/payloads', 'events.ndjson');
const isThere = existsSync(recorded);
if (!isThere) process.stderr.write('Events are not compared with recorded ones: set SLACK_PAYLOADS to their folder.\n');

/** What Slack sends today, and old or shortened records of some kinds leave out. */
const LEFT_OUT =
  'actor_id app_id bot_id bot_profile cache_ts channel channel_id channel_type event_ts team user user_id'.split(' ');
/** What people's clients say of their messages, and apps don't. */
const OF_PEOPLE = ['client_msg_id'];

let slack: SlackEmulator;
let sent: JsonObject[] = [];

beforeAll(async () => {
  slack = await SlackEmulator.start({ linkDomains: ['example.com'] });
  sent = isThere ? await allKinds(slack) : [];
});
afterAll(() => slack.close());

const kindOf = (event: JsonObject): string => {
  const subtype = event.type === 'message' || event.type === 'emoji_changed' ? stringAt(event, 'subtype') : undefined;
  return `${stringAt(event, 'type') ?? ''}${subtype === undefined ? '' : `/${subtype}`}`;
};

/** By their kind, the keys of each event. */
function keysByKind(events: readonly JsonObject[]): Map<string, Set<string>[]> {
  const kinds = new Map<string, Set<string>[]>();
  for (const event of events) {
    const keys = new Set(Object.keys(event).filter(key => event[key] !== undefined));
    kinds.set(kindOf(event), [...(kinds.get(kindOf(event)) ?? []), keys]);
  }
  return kinds;
}

function recordedEvents(): JsonObject[] {
  return readFileSync(recorded, 'utf8')
    .split('\n')
    .map(line => parseJson(line))
    .filter(isJsonObject)
    .filter(({ form }) => form !== 'http')
    .map(({ body }) => (isJsonObject(body) ? (objectAt(body, 'event') ?? body) : undefined))
    .filter(isJsonObject);
}

(isThere ? describe : describe.skip)('the events that follow (SLACK_PAYLOADS)', () => {
  it('have what all recorded ones of their kind have, and nothing that none has', () => {
    const theirs = keysByKind(recordedEvents());
    const faults: string[] = [];
    const compared = new Set<string>();
    for (const [kind, all] of keysByKind(sent)) {
      const samples = theirs.get(kind);
      if (!samples) continue;
      compared.add(kind);
      const known = new Set(samples.flatMap(keys => [...keys]));
      const needed = [...known].filter(key => samples.every(keys => keys.has(key)));
      for (const keys of all) {
        const lacking = needed.filter(key => !keys.has(key) && !OF_PEOPLE.includes(key));
        const strange = [...keys].filter(key => !known.has(key) && !LEFT_OUT.includes(key));
        faults.push(...lacking.map(key => `${kind} lacks ${key}`), ...strange.map(key => `${kind} has ${key}`));
      }
    }

    expect([...new Set(faults)]).toEqual([]);
    expect(compared.size).toBeGreaterThan(60);
  });
});

/** Has everything happen once, or twice. @returns the inner events that came of it */
async function allKinds(local: SlackEmulator): Promise<JsonObject[]> {
  const app = new RawApp(local);
  const [ann, bob] = [local.user('ann'), local.user('bob')];
  const token = local.workspace().userToken('ann');
  const call = async (method: string, args: object = {}, by?: string): Promise<JsonObject> => {
    const { body } = await app.call(method, args, by);
    expect({ method, ...body }).toMatchObject({ ok: true });
    return body;
  };

  for (const [name, isPrivate] of [
    ['plans', false],
    ['secret', true],
  ] as const) {
    ann.channels.create(name, { isPrivate });
    ann.channels.invite(name, 'app', 'bob');
    ann.channels.rename(name, `${name}2`);
    const { id: channel } = local.channel(`${name}2`);
    await call('conversations.setTopic', { channel, topic: 'One' });
    await call('conversations.setPurpose', { channel, purpose: 'Two' });
    bob.channels.leave(`${name}2`);
    ann.channels.archive(`${name}2`);
    ann.channels.unarchive(`${name}2`);
    await call('conversations.kick', { channel, user: local.app().botUserId }, token);
    await call('conversations.invite', { channel, users: local.app().botUserId }, token);
    ann.channels.delete(`${name}2`);
  }

  const said = await ann.say('general', 'see https://example.com/1, <@app>, @app');
  const { channel, ts } = said;
  await ann.edit(said, 'see it, @app');
  await ann.unreact(await bob.react(said, 'eyes').then(message => ann.react(message, 'tada')), 'tada');
  await ann.delete(await ann.say('general', 'gone'));
  await call('chat.meMessage', { channel, text: 'waves' });
  await call('chat.postMessage', { channel, text: 'Hook', username: 'Hook', icon_emoji: ':hook:' });
  await call('chat.postMessage', { channel, text: 'also here', thread_ts: ts, reply_broadcast: true });
  await call('pins.add', { channel, timestamp: ts });
  await call('pins.remove', { channel, timestamp: ts });
  await call('stars.add', { channel, timestamp: ts }, token);
  await call('stars.remove', { channel, timestamp: ts }, token);
  const metadata = { event_type: 'task', event_payload: { id: 1 } };
  const tracked = await call('chat.postMessage', { channel, text: 'task', metadata });
  const next = { event_type: 'task', event_payload: { id: 2 } };
  await call('chat.update', { channel, ts: tracked.ts, text: 'task', metadata: next });
  await call('chat.delete', { channel, ts: tracked.ts });

  await ann.delete(await ann.share('general', { name: 'a.txt', content: 'a' }, { text: 'look' }));
  const remote = await call('files.remote.add', { external_id: '1', external_url: 'https://a.test/1', title: 'One' });
  const file = stringAt(objectAt(remote, 'file') ?? {}, 'id');
  await call('files.remote.update', { file, title: 'Two' });
  await call('files.remote.remove', { file });

  local.workspace().addPerson({ name: 'dora' });
  await call('users.profile.set', { profile: { status_text: 'away', status_emoji: ':palm_tree:' } }, token);
  await call('dnd.setSnooze', { num_minutes: 5 }, token);
  const group = await call('usergroups.create', { name: 'Crew', handle: 'crew' });
  const usergroup = stringAt(objectAt(group, 'usergroup') ?? {}, 'id');
  for (const users of [[ann.id], [bob.id]]) await call('usergroups.users.update', { usergroup, users });
  await ann.say('@app', 'psst');
  await ann.openHome();
  await ann.openAssistant({ beside: 'general' }).then(pane => pane.lookAt('support'));
  await ann.runFunction('provision', { name: 'db' });
  local.workspace().revoke(token);
  local.workspace().uninstall('app');

  return local.deliveries
    .map(({ payload }) => (isJsonObject(payload) ? objectAt(payload, 'event') : undefined))
    .filter(isJsonObject);
}
