import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Ctx,
  Payload,
  SlackContext,
  SlackEvent,
  type SlackEventPayload,
  SlackMessage,
  SlackParam,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';

/** The gate at which handlers that reply by name wait for each other. */
const held = new Gate();

@Injectable()
class ListeningBot {
  readonly heard: unknown[] = [];

  @SlackEvent('app_rate_limited')
  limited(@Payload() { team_id: team, minute_rate_limited: minute }: SlackEventPayload<'app_rate_limited'>): void {
    this.heard.push({ team, minute });
  }

  @SlackEvent(['tokens_revoked', 'app_uninstalled'])
  gone(@Payload('type') type: string, @Ctx() { teamId }: SlackContext<'event'>): void {
    this.heard.push({ type, teamId });
  }

  @SlackEvent('link_shared')
  links(@Payload() { links }: SlackEventPayload<'link_shared'>, @Ctx() ctx: SlackContext<'event'>): void {
    this.heard.push({ urls: links.map(({ url }) => url), in: ctx.channelId });
  }

  @SlackEvent(/^file_(?<change>\w+)$/)
  file(@SlackParam('change') change: string, @Payload('file_id') id: string, @Ctx() ctx: SlackContext): void {
    this.heard.push({ change, id, by: ctx.userId, in: ctx.channelId });
  }

  @SlackEvent('team_join')
  joined(@Payload('user.name') name: string, @Ctx() ctx: SlackContext): void {
    this.heard.push({ joined: name, user: ctx.userId });
  }

  @SlackEvent('app_home_opened')
  home(@Payload() { tab, user }: SlackEventPayload<'app_home_opened'>): void {
    this.heard.push({ tab, user });
  }

  @SlackEvent({ type: 'message', subtype: 'message_changed' })
  edited(@Payload('message.text') text: string, @Ctx() ctx: SlackContext): void {
    this.heard.push({ edited: text, by: ctx.userId });
  }

  @SlackEvent({ type: 'message', subtype: 'message_deleted' })
  deleted(@Payload('previous_message.text') text: string): void {
    this.heard.push({ deleted: text });
  }

  @SlackEvent({ type: 'message', channelType: 'mpim' })
  several(@Payload('text') text: string): void {
    this.heard.push({ inGroup: text });
  }

  @SlackMessage({ text: 'in private', direct: true })
  direct(): void {
    this.heard.push('direct');
  }

  @SlackMessage({ text: 'hey', mention: true, thread: true })
  mentionedInThread(): void {
    this.heard.push('mentioned in a thread');
  }

  @SlackMessage({ text: 'hey', thread: false })
  outside(): void {
    this.heard.push('outside of threads');
  }

  @SlackMessage(/^call me (?<name>\w+)/gy)
  async named(@SlackParam('name') name: string, @Ctx() { params }: SlackContext, @Payload('text') text: string) {
    if (name === 'last') held.open();
    await held.pass();
    this.heard.push({ name, params: params['name'], text });
  }
}

let bot: Bot;
beforeAll(async () => {
  bot = await Bot.start({ providers: [ListeningBot], slack: { linkDomains: ['example.com'] } });
});
afterAll(async () => {
  await bot[Symbol.asyncDispose]();
});

/** The calls since the last read, after that many were received. */
const heard = async (count = 1) => {
  const all = bot.app.get(ListeningBot).heard;
  await bot.slack.waitFor(`${count} events`, () => (all.length >= count ? true : undefined));
  return all.splice(0);
};

describe('events', () => {
  it('pass the whole payload when it has no inner event', async () => {
    const payload = { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1_518_467_820, api_app_id: 'A1' };
    const { ack } = await bot.slack.deliver({ type: 'events_api', payload });
    expect(ack?.status).toBe('in_time');
    await expect(heard()).resolves.toEqual([{ team: 'T1', minute: 1_518_467_820 }]);
  });

  it.each(['tokens_revoked', 'app_uninstalled'])('pass the end of an installation: %s', async type => {
    await bot.slack.deliverEvent({ type, tokens: { oauth: [], bot: ['UBOT'] } });
    await expect(heard()).resolves.toEqual([{ type, teamId: bot.slack.teamId }]);
  });

  it('pass a shared link with its channel', async () => {
    const { channel } = await bot.slack.user('ann').say('general', 'see https://example.com/1');
    await expect(heard()).resolves.toEqual([{ urls: ['https://example.com/1'], in: channel }]);
  });

  it.each(['public', 'change', 'deleted'])('pass file events that match an expression: file_%s', async change => {
    await bot.slack.deliverEvent({ type: `file_${change}`, file_id: 'F1', user_id: 'U1', channel_id: 'C1' });
    await expect(heard()).resolves.toEqual([{ change, id: 'F1', by: 'U1', in: 'C1' }]);
  });

  it('pass file_shared in addition to the message of the file', async () => {
    const ann = bot.slack.user('ann');
    const { channel, files: [file] = [] } = await ann.share('general', { name: 'a.txt', content: 'a' });
    await expect(heard()).resolves.toEqual([
      { change: 'shared', id: file?.id, by: ann.id, in: channel },
      { change: 'public', id: file?.id, by: ann.id, in: null },
    ]);
  });

  it('pass team_join when a user joins the workspace', async () => {
    await bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U9', name: 'dora' } });
    await expect(heard()).resolves.toEqual([{ joined: 'dora', user: 'U9' }]);
  });

  it('pass the opening of the Home tab', async () => {
    const ann = bot.slack.user('ann');
    await ann.openHome();
    await expect(heard()).resolves.toEqual([{ tab: 'home', user: ann.id }]);
  });
});

describe('messages', () => {
  it('are events of a subtype when they are edited or deleted', async () => {
    const ann = bot.slack.user('ann');
    const message = await ann.edit(await ann.say('general', 'first'), 'second');
    await expect(heard()).resolves.toEqual([{ edited: 'second', by: ann.id }]);
    await ann.delete(message);
    await expect(heard()).resolves.toEqual([{ deleted: 'second' }]);
  });

  it('in a group conversation have their own channel type and are not direct messages', async () => {
    const text = 'in private';
    await bot.slack.deliverEvent({ type: 'message', channel_type: 'mpim', channel: 'G1', user: 'U1', ts: '1.1', text });
    await expect(heard()).resolves.toEqual([{ inGroup: text }]);
    await bot.slack.user('ann').say('@app', text);
    await expect(heard()).resolves.toEqual(['direct']);
  });

  it('are matched by whether they are in a thread and mention the bot', async () => {
    const ann = bot.slack.user('ann');
    const { ts: threadTs } = await ann.say('general', 'hey');
    await expect(heard()).resolves.toEqual(['outside of threads']);
    await ann.say('general', 'hey', { threadTs });
    await ann.say('general', 'hey @app', { threadTs });
    await expect(heard()).resolves.toEqual(['mentioned in a thread']);
  });

  it('keep the captures of their regular expression when handled concurrently', async () => {
    const names = [...Array.from({ length: 30 }, (_, index) => `n${index}`), 'last'];
    await Promise.all(names.map(name => bot.slack.user('ann').say('general', `call me ${name}`)));
    const calls = await heard(names.length);
    expect(calls).toHaveLength(names.length);
    expect(calls).toEqual(expect.arrayContaining(names.map(name => ({ name, params: name, text: `call me ${name}` }))));
  });
});
