import type { Agent } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { WebSocket } from 'ws';
import { SocketPool } from '../../src/connection/socket-pool.js';
import { AppToken } from '../../src/connection/app-token.js';
import { connectionSettings } from '../../src/connection/connection-settings.js';
import { SocketOpener } from '../../src/connection/socket-opener.js';
import { ProxyConfig } from '../../../core/src/proxy/proxy-config.js';
import { Gate } from '../support/gate.js';
import { eventually } from './eventually.js';
import { ScriptedStage } from './scripted-stage.js';
import { answerWithUrl, disconnect, hello, ScriptedSlack, type Script } from './scripted-slack.js';

const stage = new ScriptedStage();

const nothing = (): void => {};
const isOpen = (socket: WebSocket | undefined): boolean => socket?.readyState === 1;

/** Keeps the agent of one socket waiting. */
class SlowWay extends ProxyConfig {
  readonly gate = new Gate();
  #sockets = 0;

  /** @param slow which socket, counted from 1 */
  constructor(private readonly slow: number) {
    super({ kind: 'none' });
  }

  override async createAgent(...[url, signal]: Parameters<ProxyConfig['createAgent']>): Promise<Agent | undefined> {
    if (url.protocol === 'ws:' && (this.#sockets += 1) === this.slow) await this.gate.pass();
    return super.createAgent(url, signal);
  }
}

describe('an opening that hangs', () => {
  it('does not keep a warned connection from its successor', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set({ socket: (socket, number) => number !== 3 && socket.send(hello()) }, { connections: 2 });
    await connections.start();
    await eventually('both connections', () => listener.noticed('ready').length === 2);
    const [lost, warned] = scripted.sockets;
    lost?.terminate();
    await eventually('the socket that waits in vain', () => scripted.sockets.length === 3);
    warned?.send(disconnect('warning'));
    await eventually('the renewal', () => listener.noticed('renewed').length > 0);
    expect(isOpen(warned)).toBe(true);
    expect(isOpen(scripted.sockets[2])).toBe(true);
  });

  /** What may hang of the eleventh opening, and how it goes on. */
  const ways = {
    URL: () => {
      let goOn = nothing;
      const open: Script['open'] = (response, call, url) => {
        if (call === 11) goOn = () => answerWithUrl(response, call, url);
        else answerWithUrl(response, call, url);
      };
      return { open, wayOut: ProxyConfig.direct, goOn: () => goOn() };
    },
    agent: () => {
      const wayOut = new SlowWay(11);
      return { open: answerWithUrl, wayOut, goOn: () => wayOut.gate.open() };
    },
  };

  it.each(['URL', 'agent'] as const)('has no room kept for it, and makes no eleventh socket by its %s', async what => {
    const { open, wayOut, goOn } = ways[what]();
    let mostOpen = 0;
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set(
      {
        open,
        socket: (socket, number) => {
          mostOpen = Math.max(mostOpen, scripted.sockets.filter(isOpen).length);
          if (number !== 11) socket.send(hello());
        },
      },
      { connections: 10, wayOut },
    );
    await connections.start();
    await eventually('all to be ready', () => listener.noticed('ready').length === 10);
    scripted.sockets[0]?.send(disconnect('warning'));
    await eventually('the opening that hangs', () => scripted.calls.length === 11);
    scripted.sockets[1]?.send(disconnect('warning'));
    const next = await eventually('the next in turn', () => scripted.sockets[10]);
    goOn();
    for (let pongs = 0; pongs < 5; pongs += 1) {
      next.ping();
      await new Promise(resolve => next.once('pong', resolve));
    }
    next.send(hello());
    await eventually('both renewals', () => listener.noticed('renewed').length === 2);
    expect(mostOpen).toBe(10);
  });
});

describe('an opening that throws', () => {
  class BrokenSockets extends SocketPool {
    override dial(): never {
      throw new SyntaxError('no such URL');
    }
  }

  it('has failed like any other, and the next one has its turn', async () => {
    const scripted = await ScriptedSlack.start();
    const settings = connectionSettings({ appToken: new AppToken('xapp-1'), apiUrl: scripted.apiUrl });
    const sockets = new BrokenSockets(settings.limits, { received: nothing, orphaned: nothing, changed: nothing });
    const opener = new SocketOpener(settings, sockets, new AbortController().signal);
    const failed = { kind: 'failed', failure: { kind: 'network', reason: 'SyntaxError: no such URL' } };
    expect(await Promise.all([opener.open(null), opener.open(null)])).toEqual([failed, failed]);
    expect(scripted.calls).toHaveLength(2);
    await scripted.close();
  });
});
