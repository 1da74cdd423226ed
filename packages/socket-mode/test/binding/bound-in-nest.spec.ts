import {
  Catch,
  Controller,
  Injectable,
  Scope,
  StandardSchemaValidationPipe,
  UseFilters,
  UsePipes,
  ValidationPipe,
  type ArgumentMetadata,
  type PipeTransform,
} from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsPositive, Length } from 'class-validator';
import { z } from 'zod';
import {
  Ctx,
  SlackAction,
  SlackCommand,
  SlackContext,
  SlackInputException,
  SlackParams,
  SlackShortcut,
  SlackViewState,
  SlackViewSubmission,
  type SlackExceptionFilter,
} from '../../src/index.js';
import { modal, textInput } from '../support/block-kit.js';
import { Bot } from '../support/bot.js';
import { posted } from '../support/posted.js';
import { said } from '../support/said.js';

class Sum {
  @Type(() => Number) @IsInt() @IsPositive() a!: number;
  @Type(() => Number) @IsInt() b!: number;
}

/** The metadata that pipes receive for a parameter and its value. */
class Listening implements PipeTransform<unknown, unknown> {
  readonly told: unknown[] = [];

  transform(value: unknown, { type, metatype, data, schema }: ArgumentMetadata): unknown {
    this.told.push([value instanceof Sum, type, metatype?.name, data, schema]);
    return value;
  }
}

describe('pipes on a bound parameter', () => {
  it('receive the bound value as custom, so that it is not validated twice', async () => {
    const own = new Listening();
    @Injectable()
    class SumBot {
      @SlackCommand('/sum :a :b')
      @UsePipes(own)
      sum(@SlackParams() { a, b }: Sum): string {
        return `${a + b}`;
      }
      @SlackCommand('/double :a')
      double(@SlackParams({ schema: z.object({ a: z.coerce.number() }) }) { a }: { a: number }): string {
        return `${a * 2}`;
      }
    }
    const pipes = [new ValidationPipe({ transform: true, whitelist: true }), new StandardSchemaValidationPipe()];
    await using bot = await Bot.start({ providers: [SumBot], options: { enhancers: { pipes } } });
    expect(await said(bot, '/sum', '2 3')).toBe('5');
    expect(await said(bot, '/double', '4')).toBe('8');
    expect(own.told).toEqual([[true, 'custom', 'Sum', undefined, undefined]]);
    expect(await said(bot, '/sum', '-2 3')).toMatch(/^a must be a positive number\n/);
  });

  it('of an app that also validates custom parameters accept the bound value', async () => {
    @Injectable()
    class SumBot {
      @SlackCommand('/sum :a :b')
      sum(@SlackParams() sum: Sum): string {
        return `${sum instanceof Sum} ${sum.a + sum.b}`;
      }
    }
    const pipes = [new ValidationPipe({ transform: true, validateCustomDecorators: true })];
    await using bot = await Bot.start({ providers: [SumBot], options: { enhancers: { pipes } } });
    expect(await said(bot, '/sum', '2 3')).toBe('true 5');
    expect(await said(bot, '/sum', '-2 3')).toMatch(/^a must be a positive number\n/);
  });
});

describe.each([Scope.DEFAULT, Scope.REQUEST, Scope.TRANSIENT])('a bound parameter of a host of scope %s', scope => {
  it('is bound for each payload', async () => {
    @Controller({ scope })
    class SumBot {
      readonly sums: number[] = [];
      @SlackCommand('/sum :a :b')
      sum(@SlackParams() { a, b }: Sum): string {
        this.sums.push(a + b);
        return this.sums.join();
      }
    }
    await using bot = await Bot.start({ controllers: [SumBot] });
    expect(await said(bot, '/sum', '2 3')).toBe('5');
    expect(await said(bot, '/sum', '-2 3')).toMatch(/^a must be a positive number\n/);
    expect(await said(bot, '/sum', '3 4')).toBe(scope === Scope.DEFAULT ? '5,7' : '7');
  });
});

describe('a bound parameter', () => {
  it('is inherited with its method, and in an overriding method is bound to its own class', async () => {
    class Lunch {
      @Length(3, 80) dish!: string;
    }
    class Feast extends Lunch {
      @IsOptional() @Length(3, 80) drink = 'water';
    }
    abstract class Meals {
      @SlackCommand('/lunch :dish')
      lunch(@SlackParams() lunch: Lunch): string {
        return `${lunch.constructor.name} of ${lunch.dish}`;
      }
      feast(@SlackParams() feast: Lunch): string {
        return feast.dish;
      }
    }
    @Injectable()
    class MealBot extends Meals {
      @SlackCommand('/feast :dish')
      override feast(@SlackParams() feast: Feast): string {
        return `${feast.constructor.name} of ${feast.dish} and ${feast.drink}`;
      }
    }
    await using bot = await Bot.start({ providers: [MealBot] });
    expect(await said(bot, '/lunch', 'soup')).toBe('Lunch of soup');
    expect(await said(bot, '/feast', 'soup')).toBe('Feast of soup and water');
    expect(await said(bot, '/feast', 'x')).toMatch(/^dish must be longer/);
  });

  it('is bound in each of two apps of a process', async () => {
    @Injectable()
    class SumBot {
      @SlackCommand('/sum :a :b')
      sum(@SlackParams() { a, b }: Sum): string {
        return `${a + b}`;
      }
    }
    await using one = await Bot.start({ providers: [SumBot] });
    await using other = await Bot.start({ providers: [SumBot] });
    const answers = await Promise.all([said(one, '/sum', '2 3'), said(other, '/sum', '3 4'), said(one, '/sum', '0 1')]);
    expect(answers).toEqual(['5', '7', expect.stringContaining('a must be a positive number')]);
  });

  it('leaves its error to a filter that catches it', async () => {
    @Catch(SlackInputException)
    class Politely implements SlackExceptionFilter<SlackInputException> {
      catch({ errors }: SlackInputException): string {
        return `Please mend ${Object.keys(errors).join(' and ')}.`;
      }
    }
    @Injectable()
    class SumBot {
      @SlackCommand('/sum :a :b')
      @UseFilters(Politely)
      sum(@SlackParams() { a, b }: Sum): string {
        return `${a + b}`;
      }
    }
    await using bot = await Bot.start({ providers: [SumBot] });
    expect(await said(bot, '/sum', 'x y')).toBe('Please mend a and b.');
  });
});

describe('the state of a view or message', () => {
  class Search {
    @IsOptional() @Length(2, 80) words?: string;
    @IsOptional() place?: string;
  }

  @Injectable()
  class SearchBot {
    readonly given: unknown[] = [];

    @SlackShortcut('search')
    async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
      const place = { type: 'users_select' as const, action_id: 'place_user' };
      await ctx.openView(
        modal('search', [textInput('words'), { type: 'actions', block_id: 'place', elements: [place] }]),
      );
    }

    @SlackAction({ type: 'users_select' })
    chosen(@SlackViewState() search: Search): void {
      this.given.push(search);
    }

    @SlackViewSubmission('search')
    submit(@SlackViewState() search: Search): void {
      this.given.push(search);
    }
  }

  it('is that of the view or message of the interaction', async () => {
    await using bot = await Bot.start({ providers: [SearchBot] });
    const { given } = bot.app.get(SearchBot);
    const ann = bot.slack.user('ann');
    await ann.shortcut('search');
    await ann.select(await bot.slack.waitForView('ann'), 'place_user', ann.id);
    expect(given.splice(0)).toEqual([{ place: ann.id }]);
    await ann.submit(await bot.slack.waitForView('ann'), { words: 'lunch' });
    expect(given.splice(0)).toEqual([{ words: 'lunch', place: ann.id }]);

    const place = { type: 'users_select' as const, action_id: 'place_user' };
    const message = await posted(bot, [{ type: 'actions', block_id: 'place', elements: [place] }]);
    await ann.select(message, 'place_user', ann.id);
    expect(given.splice(0)).toEqual([{ place: ann.id }]);
  });
});
