import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type Seed } from '../../src/index.js';
import { isJsonObject, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

let slack: SlackEmulator;
let connection: RawConnection;

const seed: Seed = {
  workspaces: [
    { name: 'Acme' },
    { name: 'Globex', enterprise: { name: 'Big Corp' } },
    { name: 'Initech', enterprise: { name: 'Big Corp' } },
  ],
  people: [
    { name: 'ann' },
    { name: 'dora', workspace: 'Globex' },
    { name: 'ann', workspace: 'Globex' },
    { name: 'ida', workspace: 'Initech' },
  ],
  apps: [
    { name: 'app', installs: [{ workspace: 'Acme' }, { workspace: 'Globex' }] },
    { name: 'org', enterprise: 'Big Corp', channels: ['inside'] },
  ],
  channels: [
    { name: 'general', isGeneral: true, members: ['ann', 'app'] },
    { name: 'general', workspace: 'Globex', members: ['dora', 'ann', 'app', 'org'] },
    { name: 'joint', sharedWith: ['Globex'], members: ['Acme/ann', 'dora', 'Acme/app', 'Globex/app'] },
    { name: 'theirs', workspace: 'Globex', sharedWith: ['Acme'], members: ['dora', 'Acme/app'] },
    { name: 'inside', workspace: 'Globex', sharedWith: ['Initech'], members: ['dora', 'ida'] },
  ],
};

beforeEach(async () => {
  slack = await SlackEmulator.start({ seed });
  connection = await new RawApp(slack, 'app').connect();
  connection.acknowledgeAll();
});
afterEach(() => slack.close());

/** The payloads of an app, in order. */
const payloadsOf = (app: string): unknown[] =>
  slack.deliveries.filter(each => each.app === app).map(each => each.payload);

async function call(method: string, args: object, token: string): Promise<JsonObject> {
  return (await new RawApp(slack).call(method, args, token)).body;
}

describe('several workspaces', () => {
  it('have people, channels and tokens of their own, and one app connects for all', async () => {
    const [acme, globex] = [slack.workspace('Acme'), slack.workspace('Globex')];

    expect(slack.user('dora').id).toBe(globex.user('dora').id);
    expect(() => slack.user('ann')).toThrow(
      `There is a user "ann" in each of "Acme", "Globex". Say which: slack.workspace('Acme').user('ann').`,
    );
    expect(() => slack.channel('general')).toThrow(`slack.workspace('Acme').channel('general')`);
    expect(slack.channel('joint').id).toBe(acme.channel('joint').id);
    expect(() => slack.workspace('Hooli')).toThrow('There are: Acme, Globex, Initech.');
    expect(acme.app().appToken).toBe(globex.app().appToken);
    expect(acme.app().botToken).not.toBe(globex.app().botToken);
    expect(await call('auth.test', {}, globex.app('app').botToken)).toMatchObject({
      team: 'Globex',
      team_id: globex.id,
    });
    expect(await call('users.list', {}, acme.app().botToken)).toMatchObject({
      members: [{ name: 'ann' }, { name: 'app' }],
    });

    await acme.user('ann').say('general', 'one');
    await globex.user('ann').say('general', 'two');
    expect(payloadsOf('app')).toMatchObject([
      {
        team_id: acme.id,
        authorizations: [{ team_id: acme.id, user_id: acme.app().botUserId }],
        event: { text: 'one' },
      },
      {
        team_id: globex.id,
        authorizations: [{ team_id: globex.id, user_id: globex.app('app').botUserId }],
        event: { text: 'two' },
      },
    ]);
  });

  it('answer a command where it was written, also by its response URL', async () => {
    const dora = slack.user('dora');
    const { payload } = await dora.command('/hello');
    expect(payload).toMatchObject({ team_id: slack.workspace('Globex').id, team_domain: 'globex', user_id: dora.id });

    const url = isJsonObject(payload) ? stringAt(payload, 'response_url') : undefined;
    await fetch(url ?? '', {
      method: 'POST',
      body: JSON.stringify({ text: 'Hi' }),
      headers: { 'content-type': 'application/json' },
    });
    expect(slack.messages.at(-1)).toMatchObject({ text: 'Hi', user: slack.workspace('Globex').app('app').botUserId });
  });
});

describe('a channel of one of them', () => {
  it('takes nobody in of another', async () => {
    const invite = (channel: string, person: string, token: string) =>
      call('conversations.invite', { channel, users: slack.user(person).id }, token);
    const [acme, globex] = [slack.workspace('Acme'), slack.workspace('Globex')];

    expect(await invite(acme.channel('general').id, 'dora', acme.app().botToken)).toMatchObject({
      error: 'user_not_found',
    });
    expect(await invite(globex.channel('general').id, 'ida', globex.app('org').botToken)).toMatchObject({
      error: 'org_user_not_in_team',
    });
  });
});

/** Ann chooses a channel that companies share in a menu. */
const chosen = async (isExcluding: boolean): Promise<unknown> => {
  const filter = { include: ['public'], exclude_external_shared_channels: isExcluding };
  const menu = { type: 'conversations_select', action_id: 'where', filter };
  const args = { channel: 'general', text: `${isExcluding}`, blocks: [{ type: 'actions', elements: [menu] }] };
  await call('chat.postMessage', args, slack.workspace('Acme').app().botToken);
  const message = await slack.waitForMessage(`${isExcluding}`);
  const { payload } = await slack.workspace('Acme').user('ann').select(message, 'where', 'joint');
  return payload;
};

describe('a channel that companies share', () => {
  it('is not listed by a menu that is to have none', async () => {
    await expect(chosen(true)).rejects.toThrow('The menu lists no "joint" for ann. It lists: general.');
    await expect(chosen(false)).resolves.toMatchObject({ type: 'block_actions' });
  });

  it('is the same in both, and events tell whose it is, who spoke and for whom they come', async () => {
    const [acme, globex] = [slack.workspace('Acme'), slack.workspace('Globex')];
    const message = await slack.user('dora').say('joint', 'hello');

    expect(payloadsOf('app')).toMatchObject([
      {
        team_id: acme.id,
        context_team_id: globex.id,
        context_enterprise_id: expect.stringMatching(/^E/),
        is_ext_shared_channel: true,
        authorizations: [{ team_id: acme.id, enterprise_id: null, is_enterprise_install: false }],
        event: { text: 'hello', team: globex.id, user_team: globex.id, source_team: globex.id },
      },
    ]);
    for (const home of [acme, globex]) {
      const token = home.app('app').botToken;
      const info = await call('conversations.info', { channel: message.channel }, token);
      expect(info.channel).toMatchObject({
        is_shared: true,
        is_ext_shared: true,
        is_org_shared: false,
        conversation_host_id: acme.id,
        shared_team_ids: [acme.id, globex.id],
        context_team_id: home.id,
      });
      const history = await call('conversations.history', { channel: message.channel }, token);
      expect(history).toMatchObject({ messages: [{ text: 'hello', team: globex.id }] });
      expect(await call('users.info', { user: slack.user('dora').id }, token)).toMatchObject({
        user: { team_id: globex.id },
      });
    }
  });

  it('that is deleted is gone from both', async () => {
    const [acme, globex] = [slack.workspace('Acme'), slack.workspace('Globex')];
    slack.user('dora').channels.delete('joint');

    for (const home of [acme, globex]) {
      const { channels } = await call('conversations.list', {}, home.app('app').botToken);
      expect(channels).not.toContainEqual(expect.objectContaining({ name: 'joint' }));
    }
    expect(slack.toJSON().channels?.map(({ name }) => name)).toEqual(['general', 'theirs', 'general', 'inside']);
  });

  it('that another company has is named as theirs to the app that hears of it', async () => {
    await slack.user('dora').say('theirs', 'hello');

    expect(payloadsOf('app')).toMatchObject([
      {
        team_id: slack.workspace('Globex').id,
        enterprise_id: expect.stringMatching(/^E/),
        authorizations: [{ team_id: slack.workspace('Acme').id, user_id: slack.workspace('Acme').app().botUserId }],
      },
    ]);
  });

  it('tells an app that is in both once, and the other authorization to whoever asks', async () => {
    await slack.user('dora').say('joint', 'hello');
    const payload = slack.deliveries[0]?.payload;
    const context = isJsonObject(payload) ? payload.event_context : undefined;

    expect(payloadsOf('app')).toHaveLength(1);
    const answer = await call('apps.event.authorizations.list', { event_context: context }, slack.app('app').appToken);
    expect(answer.authorizations).toMatchObject([
      { team_id: slack.workspace('Acme').id },
      { team_id: slack.workspace('Globex').id },
    ]);
  });
});

describe('an app of a whole organisation', () => {
  it('goes from all of its workspaces at once, and a token that is revoked is good in none', async () => {
    const homes = [slack.workspace('Globex'), slack.workspace('Initech')];
    const { botToken } = slack.app('org');
    const errors = () =>
      Promise.all(homes.map(async ({ id }) => (await call('auth.test', { team_id: id }, botToken)).error));

    expect(await errors()).toEqual([undefined, undefined]);
    slack.workspace('Initech').revoke(botToken);
    expect(await errors()).toEqual(['token_revoked', 'token_revoked']);
    slack.workspace('Globex').uninstall('org');
    expect(await errors()).toEqual(['account_inactive', 'account_inactive']);
    expect(homes.flatMap(({ apps }) => apps.map(({ name }) => name))).toEqual(['app']);
  });

  it('has one token for all workspaces, and its payloads say so', async () => {
    const [globex, initech] = [slack.workspace('Globex'), slack.workspace('Initech')];
    const { botToken, botUserId } = globex.app('org');
    expect(initech.app('org')).toMatchObject({ botToken, botUserId, isOrgWide: true });
    expect(await call('auth.test', {}, botToken)).toMatchObject({
      is_enterprise_install: true,
      enterprise_id: expect.any(String),
    });
    expect(await call('users.list', { team_id: initech.id }, botToken)).toMatchObject({
      members: [{ name: 'ida' }, { name: 'org' }],
    });

    await slack.user('ida').say('inside', 'psst');
    expect(payloadsOf('org')).toMatchObject([
      {
        enterprise_id: expect.stringMatching(/^E/),
        is_ext_shared_channel: false,
        authorizations: [{ team_id: null, enterprise_id: expect.stringMatching(/^E/), is_enterprise_install: true }],
      },
    ]);
    const { payload: interaction } = await slack.user('ida').shortcut('s', { app: 'org' });
    expect(interaction).toMatchObject({ team: null, enterprise: { name: 'Big Corp' }, is_enterprise_install: true });
    const { payload: command } = await slack.user('ida').command('/c', '', { app: 'org', channel: 'inside' });
    expect(command).toMatchObject({ is_enterprise_install: 'true', enterprise_name: 'Big Corp', team_id: initech.id });
  });
});
