import { Injectable, ParseIntPipe, UsePipes, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { SlackAction, SlackActionValue, SlackBody, SlackCommand, SlackParam, SlackUser } from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class Staff {
  nameOf(id: string): string {
    return id === '' ? 'nobody' : `the one with ${id}`;
  }
}

/** Requires the container: a class that Nest instantiates with its dependencies. */
@Injectable()
class LoadName implements PipeTransform<string, string> {
  constructor(private readonly staff: Staff) {}

  transform(id: string): string {
    return this.staff.nameOf(id);
  }
}

/** The metadata that pipes receive for each parameter. */
@Injectable()
class Told {
  readonly metadata: ArgumentMetadata[] = [];
}

@Injectable()
class Observe implements PipeTransform<unknown, unknown> {
  constructor(private readonly told: Told) {}

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    this.told.metadata.push(metadata);
    return value;
  }
}

@Injectable()
class TicketBot {
  readonly ratings: [ticket: string, stars: number][] = [];

  @SlackCommand('/ticket close :id')
  @UsePipes(Observe)
  close(
    @SlackParam('id', ParseIntPipe) id: number,
    @SlackUser(LoadName) name: string,
    @SlackBody('command') command: string,
  ) {
    return `${command}: ${name} closes ${id + 1}`;
  }

  @SlackCommand(/^\/greet(?:-(?<whom>\w+))?$/)
  greet(@SlackParam('[whom]') whom = 'world') {
    return `Hello ${whom}`;
  }

  @SlackAction('rate/:ticket')
  rate(@SlackActionValue(ParseIntPipe) stars: number, @SlackParam('ticket') ticket: string) {
    this.ratings.push([ticket, stars]);
  }
}

const providers = [TicketBot, Staff, Told];

describe('the decorated parameters of a handler', () => {
  it('pass through the pipes of Nest, which receive them like the body of a request', async () => {
    await using bot = await Bot.start({ providers });
    const user = bot.slack.user('ann');

    const { message } = await user.command('/ticket', 'close 41');

    expect(message?.text).toBe(`/ticket: the one with ${user.id} closes 42`);
    const { metadata } = bot.app.get(Told);
    expect(metadata).toHaveLength(3);
    expect(metadata).toContainEqual({ type: 'body', metatype: Number, data: 'id' });
    expect(metadata).toContainEqual({ type: 'body', metatype: String, data: undefined });
    expect(metadata).toContainEqual({ type: 'body', metatype: String, data: 'command' });
  });

  it('use their defaults if Slack sends no value', async () => {
    await using bot = await Bot.start({ providers });
    const user = bot.slack.user('ann');

    expect((await user.command('/greet')).message?.text).toBe('Hello world');
    expect((await user.command('/greet-ann')).message?.text).toBe('Hello ann');
  });

  it('return the value of the element in the action', async () => {
    await using bot = await Bot.start({ providers });
    const action = { type: 'button', action_id: 'rate/7', block_id: 'b', value: '5', action_ts: '1.2' };

    const { ack } = await bot.slack.deliver({
      type: 'interactive',
      payload: { type: 'block_actions', user: { id: 'U1' }, actions: [action] },
    });

    expect(ack).not.toBeNull();
    expect(bot.app.get(TicketBot).ratings).toEqual([['7', 5]]);
  });
});
