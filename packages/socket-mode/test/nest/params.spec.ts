import { types } from 'node:util';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import {
  createParamDecorator,
  Injectable,
  ParseIntPipe,
  type ArgumentMetadata,
  type ExecutionContext,
  type PipeTransform,
} from '@nestjs/common';
import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants.js';
import { Ctx, Payload, SlackBody, SlackCommand, SlackContext, SlackParam, SlackUser } from '../../src/index.js';
import { Bot } from '../support/bot.js';

/** A pipe that records the metadata of each value and returns the value unchanged. */
class Listening implements PipeTransform {
  readonly #told: string[] = [];

  transform(value: unknown, { type, data, metatype }: ArgumentMetadata): unknown {
    this.#told.push(`${data ?? '(whole)'}: ${type}, a ${metatype?.name ?? 'nothing'}`);
    return value;
  }

  /** Sorted, because Nest resolves parameters concurrently. */
  get told(): string[] {
    return this.#told.toSorted();
  }
}

const Channel = createParamDecorator(
  (part: string, host: ExecutionContext) => `${part} of ${String(SlackContext.from(host).body['channel_name'])}`,
);

class CommandDto {
  text?: string;
}

describe('pipes on the parameters of a Slack handler', () => {
  it('receive payload parameters as body with their class, and others as custom, for a ValidationPipe', async () => {
    const global = new Listening();
    const own = new Listening();

    @Injectable()
    class Piped {
      @SlackCommand('/pipe :id')
      pipe(
        @Payload() _payload: CommandDto,
        @Payload('text', own) _text: string,
        @SlackParam('id', own) _id: unknown,
        @SlackBody('team_id') _team: string,
        @SlackUser() _user: string,
        @Ctx() _ctx: SlackContext,
        @Channel('name', own) _channel: string,
      ): string {
        return 'piped';
      }
    }
    await using bot = await Bot.start({ providers: [Piped], options: { enhancers: { pipes: [global] } } });
    await bot.slack.user('ann').command('/pipe', '7');
    expect(global.told).toEqual([
      '(whole): body, a CommandDto',
      '(whole): body, a String',
      '(whole): custom, a SlackContext',
      'id: body, a Object',
      'name: custom, a String',
      'team_id: body, a String',
      'text: body, a String',
    ]);
    expect(own.told).toEqual(['id: body, a Object', 'name: custom, a String', 'text: body, a String']);
  });

  it('transform what the handler receives, global pipes before those of the parameter', async () => {
    const trimming: PipeTransform = {
      transform: (value: unknown) => (typeof value === 'string' ? value.replaceAll('#', '') : value),
    };

    @Injectable()
    class Piped {
      @SlackCommand('/sum :a :b')
      sum(@SlackParam('a', ParseIntPipe) a: number, @SlackParam('b', new ParseIntPipe()) b: number): string {
        return `${a + b}`;
      }
      @SlackCommand('/square')
      square(@Payload('text', ParseIntPipe) side: number, @Channel('area') channel: string): string {
        return `${side * side} is the ${channel}`;
      }
    }
    await using bot = await Bot.start({ providers: [Piped], options: { enhancers: { pipes: [trimming] } } });
    const ann = bot.slack.user('ann');
    expect((await ann.command('/sum', '#2 #3')).message?.text).toBe('5');
    expect((await ann.command('/square', '#4')).message?.text).toBe('16 is the area of general');
  });

  it('report an invalid parameter to the user, and log nothing', async () => {
    @Injectable()
    class Piped {
      @SlackCommand('/close :id')
      close(@SlackParam('id', ParseIntPipe) id: number): string {
        return `closed ${id}`;
      }
    }
    await using bot = await Bot.start({ providers: [Piped] });
    const { message } = await bot.slack.user('ann').command('/close', 'seven');
    expect(message?.text).toBe('Validation failed (numeric string is expected)\nWrite `/close &lt;id&gt;`');
    expect(bot.log.find('error', '')).toEqual([]);
  });
});

const isPromise = (value: unknown): value is Promise<string> => types.isPromise(value);

/** A thenable that is not a native Promise, such as some packages return. */
function later(text: string): Promise<string> {
  const promise: unknown = runInNewContext('Promise.resolve(text)', { text });
  if (isPromise(promise)) return promise;
  throw new TypeError('There is no promise in that realm.');
}

const Later = createParamDecorator(() => later('decorated'));

describe('an asynchronous value', () => {
  it('is awaited from a decorator, a pipe and the handler', async () => {
    @Injectable()
    class Waiting {
      @SlackCommand('/decorated')
      decorated(@Later() text: string) {
        return `${text}.`;
      }
      @SlackCommand('/piped')
      piped(@Payload('command', { transform: () => later('piped') }) text: string) {
        return `${text}.`;
      }
      @SlackCommand('/returned')
      returned() {
        return later('returned.');
      }
    }
    await using bot = await Bot.start({ providers: [Waiting] });
    const ann = bot.slack.user('ann');
    for (const name of ['decorated', 'piped', 'returned']) {
      expect((await ann.command(`/${name}`)).message?.text).toBe(`${name}.`);
    }
  });
});

describe('a handler without decorated parameters', () => {
  it('receives the payload and the context', async () => {
    @Injectable()
    class Plain {
      @SlackCommand('/plain')
      plain(payload: unknown, context: unknown): string {
        return `${JSON.stringify(payload).includes('"/plain"')} ${context instanceof SlackContext}`;
      }
    }
    await using bot = await Bot.start({ providers: [Plain] });
    expect((await bot.slack.user('ann').command('/plain')).message?.text).toBe('true true');
  });

  it('also receives them if another library stored metadata under the parameter key', async () => {
    @Injectable()
    class Marked {
      @SlackCommand('/marked')
      marked(payload: unknown, context: unknown): string {
        return `${typeof payload} ${context instanceof SlackContext}`;
      }
    }
    Reflect.defineMetadata(PARAM_ARGS_METADATA, { note: { of: 'somebody' } }, Marked, 'marked');
    await using bot = await Bot.start({ providers: [Marked] });
    expect((await bot.slack.user('ann').command('/marked')).message?.text).toBe('object true');
  });
});
