import { Injectable } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { Allow } from 'class-validator';
import { z } from 'zod';
import {
  SlackAction,
  SlackCommand,
  SlackFallback,
  SlackMetadata,
  SlackOptions,
  SlackParams,
  SlackShortcut,
  SlackViewClosed,
  SlackViewState,
  SlackViewSubmission,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { unchecked } from '../support/unchecked.js';

/** The error that aborts the startup of a bot, or null if it starts. */
async function failureOf(provider: new () => object): Promise<unknown> {
  try {
    const bot = await Bot.start({ providers: [provider] });
    await bot[Symbol.asyncDispose]();
    return null;
  } catch (error) {
    return error;
  }
}

interface Shape {
  readonly title: string;
}

class Ruleless {
  title!: string;
}

class Converting {
  @Type(() => Number) amount!: number;
}

class Ruled {
  @Allow() title!: string;
}

class Inheriting extends Ruled {
  note!: string;
}

describe('a parameter that cannot be bound aborts the startup, with the fix:', () => {
  it('an interface', async () => {
    @Injectable()
    class FormBot {
      @SlackViewSubmission('form')
      submit(@SlackViewState() form: Shape): void {
        void form;
      }
    }
    await expect(failureOf(FormBot)).resolves.toMatchObject({
      code: 'parameter_not_bound',
      message: expect.stringMatching(
        /^FormBot\.submit uses @SlackViewState\(\), but its parameter is Object at run time.*\{ schema \}/,
      ),
    });
  });

  it.each([
    ['a class without rules', Ruleless],
    ['a class that only converts', Converting],
  ])('%s', async (_what, dto) => {
    @Injectable()
    class FormBot {
      @SlackViewSubmission('form')
      submit(@SlackMetadata(dto) form: object): void {
        void form;
      }
    }
    await expect(failureOf(FormBot)).resolves.toMatchObject({
      code: 'parameter_not_bound',
      message: expect.stringMatching(
        new RegExp(
          `^FormBot\\.submit uses @SlackMetadata\\(\\).* class ${dto.name}, which has no class-validator rules.*@Allow\\(\\)`,
        ),
      ),
    });
  });

  it('a plain type', async () => {
    @Injectable()
    class CloseBot {
      @SlackCommand('/close :id')
      close(@SlackParams() id: string): string {
        return id;
      }
    }
    await expect(failureOf(CloseBot)).resolves.toMatchObject({
      code: 'parameter_not_bound',
      message: expect.stringContaining('CloseBot.close uses @SlackParams(), but its parameter is String at run time'),
    });
  });

  it('a type that is unknown at run time', async () => {
    @Injectable()
    class FormBot {
      @SlackViewSubmission('form')
      submit(@SlackViewState() form: Ruled): void {
        void form;
      }
    }
    Reflect.deleteMetadata('design:paramtypes', FormBot.prototype, 'submit');
    await expect(failureOf(FormBot)).resolves.toMatchObject({
      code: 'parameter_not_bound',
      message: expect.stringContaining('its parameter has no type at run time. Compile with emitDecoratorMetadata'),
    });
  });
});

describe('a parameter that no route provides aborts the startup:', () => {
  it('captures, if the route has none', async () => {
    @Injectable()
    class CloseBot {
      @SlackCommand('/close')
      close(@SlackParams() args: Ruled): void {
        void args;
      }
    }
    await expect(failureOf(CloseBot)).resolves.toMatchObject({
      code: 'parameter_not_captured',
      message: expect.stringMatching(/^CloseBot\.close uses @SlackParams\(\), but its routes capture nothing/),
    });
  });

  it.each([
    ['@SlackViewState()', SlackViewState],
    ['@SlackMetadata()', SlackMetadata],
  ])('%s, if there is no view', async (name, decorator) => {
    @Injectable()
    class OpenBot {
      @SlackShortcut('open')
      open(@decorator() form: Ruled): void {
        void form;
      }
    }
    await expect(failureOf(OpenBot)).resolves.toMatchObject({
      code: 'parameter_not_served',
      message: `OpenBot.open uses ${name}, but handles no payload with a view: a submission, a closed view, an action, or an options request.`,
    });
  });
});

describe('a parameter that can be bound', () => {
  it('is accepted with rules of its own or of its base class, a schema, and for every kind with a view', async () => {
    @Injectable()
    class FormBot {
      @SlackViewSubmission('form')
      submit(@SlackViewState() form: Ruled, @SlackMetadata() metadata: Inheriting): void {
        void [form, metadata];
      }
      @SlackViewClosed('form')
      closed(@SlackViewState({ schema: z.unknown() }) form: unknown, @SlackMetadata() metadata: Ruled): void {
        void [form, metadata];
      }
      @SlackAction('pick/:id')
      @SlackShortcut('pick')
      pick(@SlackViewState() form: Ruled, @SlackParams() params: Ruled, @SlackMetadata() metadata: Ruled): void {
        void [form, params, metadata];
      }
      @SlackOptions('choose')
      choose(@SlackViewState() form: Ruled, @SlackMetadata() metadata: Ruled): string[] {
        return [form.title, metadata.title];
      }
      @SlackFallback('view_submission')
      rest(@SlackViewState() form: Ruled, @SlackMetadata() metadata: Ruled): void {
        void [form, metadata];
      }
    }
    await expect(failureOf(FormBot)).resolves.toBeNull();
  });

  it('is declared by a class or { schema }, and the decorator rejects other arguments', () => {
    for (const wrong of [z.object({}), {}, { schema: {} }, { schema: null }, 'form', null]) {
      expect(() => SlackViewState(unchecked<typeof Ruled>(wrong))).toThrow(
        '@SlackViewState() was given neither a class nor { schema } with a Standard Schema',
      );
    }
  });

  it('can use a schema that is also a function, such as those of arktype', () => {
    const schema = Object.assign(() => null, { '~standard': z.unknown()['~standard'] });
    expect(() => SlackViewState({ schema })).not.toThrow();
  });
});
