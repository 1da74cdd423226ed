import { describe, expect, it } from '@jest/globals';
import { commandEnvelope } from './envelopes.js';
import { tableOf } from './route-tables.js';

describe('routes of commands', () => {
  const table = tableOf({
    deploy: { kind: 'command', command: '/deploy' },
    list: { kind: 'command', command: '/ticket list' },
    show: { kind: 'command', command: '/ticket :id' },
    close: { kind: 'command', command: '/ticket close :id' },
    anyTwo: { kind: 'command', command: '/ticket :verb :id' },
    any: { kind: 'command', command: '/ticket' },
    stagingOnly: { kind: 'command', command: /^\/(?<env>stag\w+)$/ },
  });

  it('matches any text for a command without words', () => {
    expect(table.taken(commandEnvelope('/deploy'))).toEqual([{ handler: 'deploy', params: {} }]);
    expect(table.handlers(commandEnvelope('/deploy', 'prod now, please'))).toEqual(['deploy']);
  });

  it('captures words by parameter, as typed', () => {
    expect(table.taken(commandEnvelope('/ticket', 'close 5%20'))).toEqual([
      { handler: 'close', params: { id: '5%20' } },
    ]);
  });

  it.each([
    ['list', 'list', 'a literal word before a parameter'],
    ['7', 'show', 'a parameter where no literal word fits'],
    ['open 7', 'anyTwo', 'back to a parameter when the literal branch leads nowhere'],
    ['close 5 now', 'any', 'the bare command when there are more words than any pattern has'],
    ['', 'any', 'the bare command when there is no text'],
  ])('routes "%s" to %s: %s', (text, handler) => {
    expect(table.handlers(commandEnvelope('/ticket', text))).toEqual([handler]);
  });

  it('splits words at any whitespace', () => {
    expect(table.taken(commandEnvelope('/ticket', '  close\t\u00a05 \n'))).toEqual([
      { handler: 'close', params: { id: '5' } },
    ]);
  });

  it('passes the body', () => {
    const envelope = commandEnvelope('/deploy', 'prod');
    expect(table.match(envelope)).toEqual([expect.objectContaining({ kind: 'command', payload: envelope.body })]);
  });

  it('tests expressions against the command, after literal commands', () => {
    expect(table.taken(commandEnvelope('/staging', 'x'))).toEqual([
      { handler: 'stagingOnly', params: { env: 'staging', '1': 'staging' } },
    ]);
    const named = tableOf({
      expression: { kind: 'command', command: /deploy/ },
      exact: { kind: 'command', command: '/deploy' },
    });
    expect(named.handlers(commandEnvelope('/deploy'))).toEqual(['exact']);
    expect(named.handlers(commandEnvelope('/deploy-all'))).toEqual(['expression']);
  });

  it('is case-sensitive in commands and words', () => {
    expect(table.handlers(commandEnvelope('/Deploy'))).toEqual([]);
    expect(table.taken(commandEnvelope('/ticket', 'LIST'))).toEqual([{ handler: 'show', params: { id: 'LIST' } }]);
  });

  it('tests expressions against a command whose text matches no pattern, if no handler accepts any text', () => {
    const worded = tableOf({
      close: { kind: 'command', command: '/ticket close :id' },
      expression: { kind: 'command', command: /ticket/ },
    });
    expect(worded.handlers(commandEnvelope('/ticket', 'open 5'))).toEqual(['expression']);
  });
});
