import { ParseIntPipe, type Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants.js';
import { describe, expect, it } from '@jest/globals';
import { ParameterSource, getParametersWithSource } from '../../../core/src/handler/parameter-source.js';
import {
  SlackActionValue,
  SlackBody,
  SlackParam,
  SlackUser,
} from '../../../core/src/decorators/parameter.decorators.js';
import { isJsonObject, objectAt, type JsonObject } from '../../../core/src/envelope/json.js';
import { contextOf, type ContextOf } from './context-of.js';

function metadataOf(host: Type): JsonObject {
  const metadata: unknown = Reflect.getMetadata(PARAM_ARGS_METADATA, host, 'handle');
  return isJsonObject(metadata) ? metadata : {};
}

/** Returns the value of a parameter, read from its metadata as a handler call does. */
function given(decorator: ParameterDecorator, of: ContextOf): unknown {
  class Host {
    handle(): void {}
  }
  decorator(Host.prototype, 'handle', 0);
  const source = objectAt(metadataOf(Host), '3:0')['data'];
  if (!(source instanceof ParameterSource)) throw new TypeError('The decorator left no source.');
  return source.extract(contextOf(of), undefined);
}

/** The captures that a method requests. */
const names = (host: object, method: string) =>
  getParametersWithSource(host, method).flatMap(({ source: { of, name } }) => (of === 'param' ? [name] : []));

/** An option of a select as Slack returns it. */
const option = (value: string) => ({ text: { type: 'plain_text', text: value.toUpperCase() }, value });

describe('the metadata of a decorated parameter', () => {
  it('has the format of Nest with the numeric type of a payload, and a source for its data', () => {
    const pipe = new ParseIntPipe();
    class Bot {
      handle(
        @SlackParam('id', ParseIntPipe) _id: number,
        @SlackUser() _user: string,
        @SlackBody('team.id', pipe) _team: number,
        @SlackActionValue(pipe) _value: number,
        @Payload('text') _text: string,
        @Ctx() _ctx: unknown,
      ) {}
    }
    expect(metadataOf(Bot)).toEqual({
      '3:0': { index: 0, data: expect.objectContaining({ of: 'param', name: 'id' }), pipes: [ParseIntPipe] },
      '3:1': { index: 1, data: expect.objectContaining({ of: 'user', name: undefined }), pipes: [] },
      '3:2': { index: 2, data: expect.objectContaining({ of: 'body', name: 'team.id' }), pipes: [pipe] },
      '3:3': { index: 3, data: expect.objectContaining({ of: 'action_value', name: undefined }), pipes: [pipe] },
      '3:4': { index: 4, data: 'text', pipes: [] },
      '6:5': { index: 5, data: undefined, pipes: [] },
    });
  });

  it('of an overriding method replaces that of its parent for the same parameter', () => {
    class Base {
      handle(@Ctx() _first: unknown, @SlackUser() _user: string) {}
    }
    class Derived extends Base {
      override handle(@SlackParam('id') _id: string, _user: string) {}
    }
    expect(metadataOf(Derived)).toEqual({
      '3:0': { index: 0, data: expect.objectContaining({ of: 'param' }), pipes: [] },
      '3:1': { index: 1, data: expect.objectContaining({ of: 'user' }), pipes: [] },
    });
    expect(metadataOf(Base)).toMatchObject({ '6:0': { index: 0 }, '3:1': { index: 1 } });
  });
});

describe('@SlackParam()', () => {
  it('returns what the route captured, with or without brackets', () => {
    const params = { id: '7', env: undefined };
    expect(given(SlackParam('id'), { params })).toBe('7');
    expect(given(SlackParam('[id]'), { params })).toBe('7');
    expect(given(SlackParam('[env]'), { params })).toBeUndefined();
  });

  it('returns captures with their types if they are not text', () => {
    const of = { params: { force: 'true' }, values: { force: true, all: false } };
    expect(given(SlackParam('--force'), of)).toBe(true);
    expect(given(SlackParam('--all'), of)).toBe(false);
  });

  it('returns undefined for names that only the prototype of the captures has', () => {
    expect(given(SlackParam('constructor'), { params: {} })).toBeUndefined();
  });

  it('lists its names in the order of the parameters, for the validation at startup', () => {
    class Bot {
      handle(@SlackUser() _user: string, @SlackParam('id') _id: string, @SlackParam('[env]') _env?: string) {}
      other(@SlackBody('team_id') _team: string) {}
      plain() {}
    }
    class Derived extends Bot {}
    expect(names(Bot.prototype, 'handle')).toEqual(['id', 'env']);
    expect(names(Derived.prototype, 'handle')).toEqual(['id', 'env']);
    expect(names(Bot.prototype, 'other')).toEqual([]);
    expect(names(Bot.prototype, 'plain')).toEqual([]);
  });
});

describe('@SlackUser()', () => {
  it('returns the id of the user who caused the payload', () => {
    expect(given(SlackUser(), { body: { user_id: 'U1' } })).toBe('U1');
    expect(given(SlackUser(), { body: { user: { id: 'U2' } } })).toBe('U2');
  });

  it('returns undefined without a user, so that the default of a parameter applies', () => {
    expect(given(SlackUser(), { body: {} })).toBeUndefined();
  });
});

describe('@SlackBody()', () => {
  const body = { team: { domain: 'acme' }, actions: [{ action_id: 'close' }] };

  it.each([
    ['the whole', SlackBody(), body],
    ['the whole, before pipes', SlackBody(ParseIntPipe), body],
    ['a field', SlackBody('team'), body.team],
    ['the end of a path', SlackBody('team.domain'), 'acme'],
    ['the end of a path through an array', SlackBody('actions.0.action_id'), 'close'],
    ['undefined where a path leads nowhere', SlackBody('team.name.short'), undefined],
    ['undefined for what only prototypes have', SlackBody('team.constructor.name'), undefined],
  ])('returns %s', (_what, decorator, expected) => {
    expect(given(decorator, { body })).toEqual(expected);
  });
});

describe('@SlackActionValue()', () => {
  const richText = { type: 'rich_text', elements: [] };

  it.each([
    [{ type: 'button', value: 'up' }, 'up'],
    [{ type: 'button' }, undefined],
    [{ type: 'plain_text_input', value: 'typed' }, 'typed'],
    [{ type: 'plain_text_input', value: null }, undefined],
    [{ type: 'static_select', initial_option: option('a'), selected_option: option('b') }, 'b'],
    [{ type: 'static_select', selected_option: null }, undefined],
    [{ type: 'overflow', selected_option: option('c') }, 'c'],
    [{ type: 'checkboxes', selected_options: [option('a'), option('b')] }, ['a', 'b']],
    [{ type: 'multi_external_select', selected_options: [] }, []],
    [{ type: 'users_select', selected_user: 'U1' }, 'U1'],
    [{ type: 'multi_users_select', selected_users: ['U1', 'U2'] }, ['U1', 'U2']],
    [{ type: 'channels_select', selected_channel: 'C1' }, 'C1'],
    [{ type: 'multi_channels_select', selected_channels: ['C1'] }, ['C1']],
    [{ type: 'conversations_select', selected_conversation: 'G1' }, 'G1'],
    [{ type: 'multi_conversations_select', selected_conversations: ['G1'] }, ['G1']],
    [{ type: 'datepicker', initial_date: '2026-01-01', selected_date: '2026-01-31' }, '2026-01-31'],
    [{ type: 'datepicker', selected_date: null }, undefined],
    [{ type: 'timepicker', selected_time: '23:59' }, '23:59'],
    [{ type: 'datetimepicker', selected_date_time: 1_700_000_000 }, 1_700_000_000],
    [{ type: 'rich_text_input', rich_text_value: richText }, richText],
  ])('returns the value of %j', (element, expected) => {
    expect(given(SlackActionValue(), { kind: 'action', payload: { action_id: 'a', ...element } })).toEqual(expected);
  });

  it('returns undefined if the payload is not an action, regardless of its fields', () => {
    expect(given(SlackActionValue(), { kind: 'options', payload: { value: 'typed' } })).toBeUndefined();
  });
});

describe('a parameter decorator outside of a handler', () => {
  class TicketBot {
    static restart(): void {}
    close(): void {}
  }

  it.each([
    ['a constructor', TicketBot, undefined, 'the constructor of class TicketBot'],
    ['a static method', TicketBot, 'restart', 'static TicketBot.restart'],
  ])('throws immediately on %s, and names it', (_what, target, key, named) => {
    const decorate = () => SlackUser()(target, key, 0);
    expect(decorate).toThrow(TypeError);
    expect(decorate).toThrow(`@SlackUser() is on a parameter of ${named}`);
  });
});
