import { Injectable } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { IsIn, IsInt } from 'class-validator';
import { z } from 'zod';
import {
  Ctx,
  SlackContext,
  SlackException,
  slackMetadata,
  SlackMetadata,
  SlackShortcut,
  SlackViewClosed,
  SlackViewSubmission,
} from '../../src/index.js';
import { parseMetadata } from '../../../core/src/decorators/binding.decorators.js';
import { modal } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';

class Draft {
  @IsInt() ticket!: number;
  @IsIn(['low', 'high']) urgency = 'low';
}

class Harmless {
  @IsIn(['low', 'high']) urgency = 'low';
}

const none = z.string().optional();

@Injectable()
class CommentBot {
  metadata = '';
  readonly given: unknown[] = [];

  @SlackShortcut('open/:form')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView({ ...modal(ctx.params['form'] ?? ''), private_metadata: this.metadata });
  }

  @SlackViewSubmission('class')
  byClass(@SlackMetadata() draft: Draft): void {
    this.given.push(draft);
  }

  @SlackViewSubmission('schema')
  bySchema(@SlackMetadata({ schema: z.array(z.number()) }) tickets: number[]): void {
    this.given.push(tickets);
  }

  @SlackViewSubmission('none')
  nothing(@SlackMetadata({ schema: none }) text: z.infer<typeof none>, @SlackMetadata() harmless: Harmless): void {
    this.given.push(text, harmless);
  }

  @SlackViewClosed(/^/)
  closed(@SlackMetadata({ schema: z.unknown() }) metadata: unknown): void {
    this.given.push(metadata);
  }
}

describe('@SlackMetadata()', () => {
  let bot: Bot;
  const given = () => bot.app.get(CommentBot).given.splice(0);
  const ann = () => bot.slack.user('ann');
  const submit = async (form: string, metadata: string) => {
    bot.app.get(CommentBot).metadata = metadata;
    await ann().shortcut(`open/${form}`);
    await ann().submit(await bot.slack.waitForView('ann'));
    return ann().views.at(-1)?.errors;
  };

  beforeAll(async () => {
    bot = await Bot.start({ providers: [CommentBot] });
  });
  afterEach(() => {
    bot.log.lines.splice(0);
  });
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
  });

  it('returns what slackMetadata() wrote, as an instance of the class with its defaults', async () => {
    await submit('class', slackMetadata({ ticket: 7 }));
    const [draft] = given();
    expect(draft).toBeInstanceOf(Draft);
    expect(draft).toEqual({ ticket: 7, urgency: 'low' });
  });

  it('returns the output of a schema, which does not have to be an object', async () => {
    await submit('schema', slackMetadata([7, 8]));
    expect(given()).toEqual([[7, 8]]);
  });

  it('passes undefined to a schema and applies the defaults of a class if there is no metadata', async () => {
    await submit('none', '');
    expect(given()).toEqual([undefined, { urgency: 'low' }]);
  });

  it('is available in a closed view', async () => {
    bot.app.get(CommentBot).metadata = slackMetadata({ ticket: 7 });
    await ann().shortcut('open/class');
    await ann().closeView(await bot.slack.waitForView('ann'));
    expect(given()).toEqual([{ ticket: 7 }]);
  });

  it.each([
    ['no JSON', 'class', '{"ticket": 7', 'it is not JSON. Write it with slackMetadata().'],
    ['of another shape', 'class', '{"ticket":"seven"}', '(ticket must be an integer number). Open the view with'],
    ['no object, for a class', 'class', '[7]', 'It is not an object.'],
    ['of another shape, for a schema', 'schema', '[7,"eight"]', '1: Invalid input: expected number, received string'],
  ])('causes an error of the bot, which is logged, if it is %s', async (_what, form, metadata, problem) => {
    expect(await submit(form, metadata)).toEqual({ title: expect.stringMatching(/^Sorry, .* error [0-9a-f]{8}\.$/) });
    expect(bot.log.find('error', problem)).toEqual([expect.stringContaining('The private_metadata of a view')]);
    expect(given()).toEqual([]);
    await ann().closeView(ann().views.at(-1));
    given();
  });
});

describe('slackMetadata()', () => {
  it('writes metadata that @SlackMetadata() reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), value => {
        const text = slackMetadata(value);
        expect(parseMetadata({ view: { private_metadata: text } })).toEqual(JSON.parse(text));
      }),
    );
  });

  it('accepts as much as Slack does, and reports the length of longer metadata', () => {
    expect(slackMetadata('x'.repeat(2_998))).toHaveLength(3_000);
    const failure = expect.objectContaining({
      code: 'metadata_too_long',
      message: expect.stringContaining('is 3001 characters long, and Slack takes 3000'),
    });
    expect(() => slackMetadata('x'.repeat(2_999))).toThrow(failure);
  });

  it.each([
    ['nothing', undefined],
    ['a function', () => 7],
    ['a BigInt', 7n],
    [
      'a circle',
      Object.assign([], {
        toJSON: () => {
          throw new Error('round and round');
        },
      }),
    ],
  ])('rejects invalid JSON: %s', (_what, value) => {
    expect(() => slackMetadata(value)).toThrow(SlackException);
    expect(() => slackMetadata(value)).toThrow(expect.objectContaining({ code: 'metadata_not_json' }));
  });
});
