import { describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { SlackAction, SlackFallback, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class Approving {
  @SlackAction('approve')
  approve(): void {}
}

@Injectable()
class Rest {
  @SlackFallback('action')
  rest(): void {}
}

const threeClicks = {
  type: 'interactive',
  payload: { type: 'block_actions', actions: ['approve', 'x', 'y'].map(action_id => ({ type: 'button', action_id })) },
};

describe('a payload with several actions, one of which has a handler', () => {
  it.each([
    ['are all handled when a fallback takes the rest', [Approving, Rest], 0],
    ['count as unhandled when nothing takes the rest', [Approving], 1],
  ])('%s', async (_name, providers, unhandled) => {
    await using bot = await Bot.start({ providers });
    const { ack } = await bot.slack.deliver(threeClicks);
    expect(ack?.status).toBe('in_time');
    expect(bot.app.get(SlackSocketModeStrategy).counts['default']).toMatchObject({ unhandled });
    expect(bot.log.find('warn', 'No handler for action')).toHaveLength(unhandled);
  });
});
