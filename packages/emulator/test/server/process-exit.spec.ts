import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

/** Runs a script with `SlackEmulator` and `WebSocket` in its own process and waits for the exit. */
async function run(body: string): Promise<{ code: unknown; errors: string }> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { SlackEmulator } from '../../src/index.js'; import { WebSocket } from 'ws';
        (async () => { ${body} })();`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    platform: 'node',
    target: 'node20',
    write: false,
  });
  const child = spawn(process.execPath, ['-'], { timeout: 25_000 });
  child.stdin.end(outputFiles[0]?.text);
  const closed: Promise<unknown[]> = once(child, 'close');
  const errors = await text(child.stderr);
  const [code] = await closed;
  return { code, errors };
}

const ended = { code: 0, errors: '' };

describe('a process with an emulator', () => {
  it('exits after the emulator closes, even with pending work', async () => {
    const result = await run(`
      const slack = await SlackEmulator.start({ ackTimeoutMs: 60_000 });
      const open = async () => {
        const headers = { authorization: 'Bearer ' + slack.appToken };
        const answer = await fetch(slack.apiUrl + 'apps.connections.open', { method: 'POST', headers });
        const socket = new WebSocket((await answer.json()).url);
        await new Promise(resolve => socket.once('message', resolve));
        return socket;
      };
      (await open()).pause();
      await open();
      slack.user('ann').command('/deploy');
      slack.deliverEvent({ type: 'team_join' });
      slack.faults.refresh({ warning: true });
      await slack.close();
    `);

    expect(result).toEqual(ended);
  });

  it('has no open handles after many emulators close with pending waits, scenarios and timers', async () => {
    const result = await run(`
      const before = process.getActiveResourcesInfo().length;
      const all = await Promise.all(Array.from({ length: 20 }, () => SlackEmulator.start()));
      const waits = all.map(slack => slack.story(() => slack.user('ann').modal()).catch(() => 'ended'));
      const times = all.map(slack => slack.time.advance('1h'));
      await Promise.all(all.map(slack => Promise.all([slack.close(), slack.close()])));
      await Promise.all([...waits, ...times]);
      await new Promise(resolve => setImmediate(resolve));
      const left = process.getActiveResourcesInfo().filter(each => !each.includes('Pipe') && each !== 'Immediate');
      if (left.length > before) console.error(left.join());
    `);

    expect(result).toEqual(ended);
  });

  it('reports the error of a listener and continues', async () => {
    const { code, errors } = await run(`
      process.once('uncaughtException', error => console.error('heard: ' + error.message));
      const slack = await SlackEmulator.start();
      slack.on('message', () => { throw new Error('clumsy'); });
      const message = await slack.user('ann').say('general', 'hello');
      console.error('said: ' + message.text);
      await slack.close();
    `);

    expect(code).toBe(0);
    expect(errors.trim().split('\n').toSorted()).toEqual(['heard: clumsy', 'said: hello']);
  });

  it('exits when the port is in use', async () => {
    const result = await run(`
      const slack = await SlackEmulator.start();
      await SlackEmulator.start({ port: Number(new URL(slack.apiUrl).port) }).catch(() => undefined);
      await slack.close();
    `);

    expect(result).toEqual(ended);
  });
});
