import type { Agent } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { WebSocket } from 'ws';
import { SocketPool } from '../../src/connection/socket-pool.js';
import { AppToken } from '../../src/connection/app-token.js';
import { resolveConnectionSettings } from '../../src/connection/connection-settings.js';
import { SocketOpener } from '../../src/connection/socket-opener.js';
import { ProxyConfig } from '../../../core/src/proxy/proxy-config.js';
import { Gate } from '../support/gate.js';
import { waitFor } from './wait-for.js';
import { ScriptedSlackFixture } from './scripted-slack-fixture.js';
import { respondWithUrl, disconnect, hello, ScriptedSlack, type Script } from './scripted-slack.js';

const stage = new ScriptedSlackFixture();

const nothing = (): void => {};
const isOpen = (socket: WebSocket | undefined): boolean => socket?.readyState === 1;

/** Delays the agent of one socket. */
class SlowWay extends ProxyConfig {
  readonly gate = new Gate();
  #sockets = 0;

  /** @param slow the number of the delayed socket, counted from 1 */
  constructor(private readonly slow: number) {
    super({ kind: 'none' });
  }

  override async createAgent(...[url, signal]: Parameters<ProxyConfig['createAgent']>): Promise<Agent | undefined> {
    if (url.protocol === 'ws:' && (this.#sockets += 1) === this.slow) await this.gate.pass();
    return super.createAgent(url, signal);
  }
}

describe('an attempt to open a socket that hangs', () => {
  it('does not delay the replacement of a warned connection', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare({ socket: (socket, number) => number !== 3 && socket.send(hello()) }, { connections: 2 });
    await connections.start();
    await waitFor('both connections', () => listener.getEvents('ready').length === 2);
    const [lost, warned] = scripted.sockets;
    lost?.terminate();
    await waitFor('the socket that waits in vain', () => scripted.sockets.length === 3);
    warned?.send(disconnect('warning'));
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    expect(isOpen(warned)).toBe(true);
    expect(isOpen(scripted.sockets[2])).toBe(true);
  });

  /** What hangs in the eleventh attempt, and how it resumes. */
  const ways = {
    URL: () => {
      let goOn = nothing;
      const open: Script['open'] = (response, call, url) => {
        if (call === 11) goOn = () => respondWithUrl(response, call, url);
        else respondWithUrl(response, call, url);
      };
      return { open, proxyConfig: ProxyConfig.direct, goOn: () => goOn() };
    },
    agent: () => {
      const proxyConfig = new SlowWay(11);
      return { open: respondWithUrl, proxyConfig, goOn: () => proxyConfig.gate.open() };
    },
  };

  it.each(['URL', 'agent'] as const)('reserves no capacity, and never leads to an eleventh socket: %s', async what => {
    const { open, proxyConfig, goOn } = ways[what]();
    let mostOpen = 0;
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare(
      {
        open,
        socket: (socket, number) => {
          mostOpen = Math.max(mostOpen, scripted.sockets.filter(isOpen).length);
          if (number !== 11) socket.send(hello());
        },
      },
      { connections: 10, proxyConfig },
    );
    await connections.start();
    await waitFor('all to be ready', () => listener.getEvents('ready').length === 10);
    scripted.sockets[0]?.send(disconnect('warning'));
    await waitFor('the opening that hangs', () => scripted.calls.length === 11);
    scripted.sockets[1]?.send(disconnect('warning'));
    const next = await waitFor('the next in turn', () => scripted.sockets[10]);
    goOn();
    for (let pongs = 0; pongs < 5; pongs += 1) {
      next.ping();
      await new Promise(resolve => next.once('pong', resolve));
    }
    next.send(hello());
    await waitFor('both renewals', () => listener.getEvents('renewed').length === 2);
    expect(mostOpen).toBe(10);
  });
});

describe('an attempt that throws', () => {
  class BrokenSockets extends SocketPool {
    override open(): never {
      throw new SyntaxError('no such URL');
    }
  }

  it('counts as failed, and the next attempt runs', async () => {
    const scripted = await ScriptedSlack.start();
    const settings = resolveConnectionSettings({ appToken: new AppToken('xapp-1'), apiUrl: scripted.apiUrl });
    const sockets = new BrokenSockets(settings.limits, {
      onFrame: nothing,
      onOrphanedAcks: nothing,
      onStateChange: nothing,
    });
    const opener = new SocketOpener(settings, sockets, new AbortController().signal);
    const failed = { kind: 'failed', failure: { kind: 'network', reason: 'SyntaxError: no such URL' } };
    expect(await Promise.all([opener.open(null), opener.open(null)])).toEqual([failed, failed]);
    expect(scripted.calls).toHaveLength(2);
    await scripted.close();
  });
});
