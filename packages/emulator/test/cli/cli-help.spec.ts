import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { runCommand } from '../../src/cli/program.js';
import { parseJson } from '../../src/json.js';
import { textIn } from '../support/control-client.js';
import { TappedTerminal } from '../support/captured-terminal.js';

const terminal = TappedTerminal.forEachTest();

describe('the program of the command', () => {
  it('is there before anything is built, for npm links none that it does not find', async () => {
    const root = new URL('../..', import.meta.url);
    const manifest = parseJson(await readFile(new URL('package.json', root), 'utf8'));
    const program = textIn(manifest, 'bin', 'slack-emulator');

    expect(program).toMatch(/^\.\/(?!dist\/)/);
    expect(await readFile(new URL(program, root), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('says which version it is', async () => {
    const manifest = parseJson(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));

    expect([await runCommand(['--version']), terminal.printed]).toEqual([0, `${textIn(manifest, 'version')}\n`]);
  });
});

describe('the second terminal', () => {
  it('has a help of each command that can be read in 80 columns', async () => {
    const names = [
      'click',
      'command',
      'env',
      'export',
      'fault',
      'messages',
      'save',
      'select',
      'submit',
      'suggest',
      'wait',
    ];
    for (const name of names) await runCommand(['help', name]);
    await runCommand(['--help']);

    expect(terminal.printed.split('\n').filter(line => line.length > 80)).toEqual([]);
  });

  it.each<[string, RequestListener, string]>([
    [
      'that ends in the middle of its answer',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{', () => response.socket?.resetAndDestroy());
      },
      'No emulator answers at',
    ],
    [
      'that lets nobody in by this name',
      (_request, response) => {
        const messages = ['The Host "slack" is none of these.'];
        response.writeHead(403).end(JSON.stringify({ ok: false, response_metadata: { messages } }));
      },
      'The Host "slack" is none of these.',
    ],
    ['that is none', (_request, response) => response.writeHead(404).end('Not here'), 'is no emulator (404)'],
  ])('tells of an emulator %s, and exits with 2', async (_name, listener, sentence) => {
    const other = createServer(listener).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

    expect([await runCommand(['env', '--url', url]), terminal.complained]).toEqual([
      2,
      expect.stringContaining(sentence),
    ]);
    other.close();
    await once(other, 'close');
  });
});
