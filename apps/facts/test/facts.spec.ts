import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { argumentFacts } from '../src/argument-facts.js';
import { eventShapes } from '../src/event-shapes.js';
import { factsModule, shapesModule } from '../src/facts-module.js';
import { methodFacts } from '../src/method-facts.js';
import { factsFile, referenceFolder, shapesFile } from '../src/places.js';
import { readReference } from '../src/reference.js';
import { replyShape } from '../src/reply-shape.js';

const isReferenceThere = existsSync(referenceFolder);
if (!isReferenceThere) {
  process.stderr.write('The facts are not compared: set SLACK_REFERENCE to the folder that they were made from.\n');
}

const committed = readFileSync(factsFile, 'utf8');

(isReferenceThere ? describe : describe.skip)('the reference', () => {
  it('makes the facts that are committed', () => {
    expect(committed === factsModule(readReference(referenceFolder))).toBe(true);
  });
});

describe('the types of events', () => {
  it('make the shapes that are committed', () => {
    expect(readFileSync(shapesFile, 'utf8') === shapesModule(eventShapes())).toBe(true);
  });
});

describe('the facts that are committed', () => {
  it('are names, numbers and codes, and no sentences', () => {
    const texts = Array.from(committed.matchAll(/'([^']*)'/g), ([, text = '']) => text);

    expect(texts.length).toBeGreaterThan(5000);
    expect(texts.filter(text => text.includes(' '))).toEqual([]);
  });
});

describe('a method', () => {
  const page = {
    args: { channel: { type: 'string' }, blocks: { type: 'string' }, users: { type: 'string' } },
    required: ['channel', 'gone'],
    errors: { no_text: 'A sentence.', is_archived: 'Another one.' },
    examples: { success: { url: '/api/x', description: 'Said.', example: { ok: true, ts: '1503435956.000247' } } },
    tier: 'Tier3',
  };

  it('is kept without what is empty, and without words', () => {
    const access = { bot: ['chat:write'], user: [], http: 'POST', deprecated: false };

    expect(methodFacts({ name: 'chat.say', page, access })).toEqual({
      http: 'POST',
      tier: 3,
      tokens: ['bot'],
      botScopes: ['chat:write'],
      args: { channel: { type: 'string' }, blocks: {}, users: { type: 'array' } },
      required: ['channel'],
      errors: ['is_archived', 'no_text'],
      reply: { ts: 'ts' },
    });
  });

  it.each([
    ['no scope at all', { no_scope_required: true }, ['bot', 'user']],
    ['a bot that needs none', { bot: 'none' }, ['bot']],
    ['scopes of people', { user: ['admin'] }, ['user']],
    ['configuration', { other: { configuration: ['app_configurations:read'] } }, ['configuration']],
  ])('takes tokens by its scopes: %s', (_name, access, tokens) => {
    expect(methodFacts({ name: 'x.y', page, access }).tokens).toEqual(tokens);
  });

  it('has arguments of several types, of which null is none', () => {
    expect(argumentFacts('text', { anyOf: [{ type: 'string' }, { type: 'null' }] })).toEqual({ type: 'string' });
    expect(argumentFacts('as_user', { anyOf: [{ type: 'boolean' }, { type: 'string' }] })).toEqual({});
    expect(argumentFacts('ids', { type: 'array', items: { type: 'string', desc: 'One.' } })).toEqual({
      type: 'array',
      items: { type: 'string' },
    });
  });
});

describe('the shape of a reply', () => {
  it('has kinds in the place of values', () => {
    const example = {
      ok: true,
      user: { id: 'U0G9QF9C6', name: 'spengler', updated: 1502138686, is_bot: false, tz_offset: -25200, score: 0.5 },
      url: 'https://example.com/x',
      email: 'a@example.com',
      ts: '1503435956.000247',
      nothing: null,
      response_metadata: { next_cursor: 'dXNlcjpV' },
    };

    expect(replyShape([example])).toEqual({
      user: { id: 'id:U', name: 'string', updated: 'time', is_bot: 'boolean', tz_offset: 'integer', score: 'number' },
      url: 'url',
      email: 'email',
      ts: 'ts',
      nothing: 'null',
      response_metadata: { next_cursor: 'cursor' },
    });
  });

  it('is that of all examples together, and of all items of a list', () => {
    const one = { list: [{ a: 'x' }, { b: 1 }], either: null };

    expect(replyShape([one, { list: [{ c: true }], either: 'y' }])).toEqual({
      list: [{ a: 'string', b: 'integer', c: 'boolean' }],
      either: 'string',
    });
  });

  it('has no names that somebody chose, no contents and no failures', () => {
    const example = {
      users: { U023BECGF: { dnd_enabled: true }, W058CJVAA: { dnd_enabled: false } },
      emoji: { bowtie: 'https://example.com/x', squirrel: 'https://example.com/y' },
      message: { blocks: [{ type: 'section' }] },
      warning: 'x',
      errors: [{ code: 'y' }],
    };

    expect(replyShape([example])).toEqual({
      users: { '<id:U>': { dnd_enabled: 'boolean' }, '<id:W>': { dnd_enabled: 'boolean' } },
      emoji: { '<name>': 'url' },
      message: { blocks: [] },
    });
  });
});
