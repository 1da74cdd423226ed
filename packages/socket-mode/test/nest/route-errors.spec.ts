import { describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import {
  ImpossibleRouteError,
  RouteConflictError,
  RouteIdError,
  SlackCommand,
  SlackEvent,
  SlackException,
  slackRoute,
  SlackSocketModeStrategy,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';

const note = slackRoute('note/:text');

@Injectable()
class NoteBot {
  @SlackEvent('team_join')
  joined(): void {
    note({ text: 'x'.repeat(300) });
  }
}

@Injectable()
class Twice {
  @SlackCommand('/twice')
  one(): void {}
  @SlackCommand('/twice')
  two(): void {}
}

@Injectable()
class Never {
  @SlackCommand('/')
  never(): void {}
}

describe('an error about routes', () => {
  it('in a handler is final: Slack does not need to redeliver the payload', async () => {
    await using bot = await Bot.start({ providers: [NoteBot] });
    const { ack } = await bot.slack.deliverEvent({ type: 'team_join', user: { id: 'U1' } });
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(SlackSocketModeStrategy).counts['default']).toMatchObject({ acked: 1, withheld: 0 });
    expect(bot.log.find('error', 'The id for "note/:text" has 305 characters')).toHaveLength(1);
  });

  it.each([
    [Twice, RouteConflictError],
    [Never, ImpossibleRouteError],
  ])('at startup is an error of this package: %p', async (host, kind) => {
    const failure: unknown = await Bot.start({ providers: [host] }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(kind);
    expect(failure).toBeInstanceOf(SlackException);
  });

  it('keeps its cause', () => {
    const cause = new URIError('malformed');
    expect(new RouteIdError('It is no text.', { cause })).toMatchObject({ code: 'route_id', cause });
  });
});
