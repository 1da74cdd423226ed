import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Lexer } from '@sapphire/lexure';
import { commandEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

describe('a lookup among commands', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('does not parse the text of a command without word patterns', () => {
    const table = tableOf({
      bare: { kind: 'command', command: '/bare' },
      expression: { kind: 'command', command: /^\/expr/ },
      worded: { kind: 'command', command: '/worded :id' },
    });
    const run = jest.spyOn(Lexer.prototype, 'run');
    expect(table.handlers(commandEnvelope('/bare', 'a "b c" --d'))).toEqual(['bare']);
    expect(table.handlers(commandEnvelope('/expr', 'a "b c" --d'))).toEqual(['expression']);
    expect(run).not.toHaveBeenCalled();
    expect(table.handlers(commandEnvelope('/worded', 'a'))).toEqual(['worded']);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
