import { Agent, type ServerResponse } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ProxyConfig } from '../../../core/src/proxy/proxy-config.js';
import { waitFor } from '../connection/wait-for.js';
import type { RecordingListener } from '../connection/recording-listener.js';
import { ScriptedSlackFixture } from '../connection/scripted-slack-fixture.js';
import { respondWithUrl, acceptRawUpgrade, hello, type Script } from '../connection/scripted-slack.js';
import { CertificateAuthority, selfSignedCertificate, type KeyAndCertificate } from '../support/certificates.js';

const stage = new ScriptedSlackFixture();

/** Waits for a log line at a level above debug. */
const line = (listener: RecordingListener, part: RegExp): Promise<string> =>
  waitFor(
    `a line with ${part}`,
    () => listener.messages.find(({ text }) => part.test(text))?.text,
    () => listener.messages,
  );

/** With an agent of the test, passed as the option `proxy`. */
const by = (agent: Agent) => ({ proxyConfig: new ProxyConfig({ kind: 'agent', agent }) });

describe('an invalid certificate is reported with its fault, and a later valid one is accepted', () => {
  let authority: CertificateAuthority;
  let stranger: CertificateAuthority;
  let good: KeyAndCertificate;
  /** Trusts the test authority in place of the public ones. */
  let trusting: ReturnType<typeof by>;

  beforeAll(async () => {
    authority = await CertificateAuthority.create('Public authority');
    stranger = await CertificateAuthority.create('Office authority');
    good = await authority.issue();
    trusting = by(new SecureAgent({ ca: authority.certificate }));
  });

  const faults: [fault: string, certificate: () => Promise<KeyAndCertificate>, code: RegExp, advice: RegExp][] = [
    ['vouches for itself', selfSignedCertificate, /DEPTH_ZERO_SELF_SIGNED_CERT/, /NODE_EXTRA_CA_CERTS/],
    [
      'is of an authority unknown here',
      () => stranger.issue(),
      /UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
      /NODE_EXTRA_CA_CERTS/,
    ],
    [
      'brings its unknown authority along, as that of a company’s proxy does',
      async () => {
        const { key, cert } = await stranger.issue();
        return { key, cert: `${cert}\n${stranger.certificate}` };
      },
      /SELF_SIGNED_CERT_IN_CHAIN/,
      /NODE_EXTRA_CA_CERTS/,
    ],
    ['has expired', () => authority.issue({ fromDay: -2 }), /CERT_HAS_EXPIRED/, /clock/],
    ['is not valid yet', () => authority.issue({ fromDay: 2 }), /CERT_NOT_YET_VALID/, /clock/],
    ['is of another host', () => authority.issue({ ip: '10.1.2.3' }), /ERR_TLS_CERT_ALTNAME_INVALID/, /is not Slack/],
  ];

  it.each(faults)('that %s', async (_fault, certificate, code, advice) => {
    const { connections, listener, slack } = await stage.prepare({}, trusting, await certificate());
    connections.start().catch(() => {});
    const told = await line(listener, code);
    expect(told).toMatch(/next attempt/i);
    expect(told).toMatch(advice);
    slack.showCertificate(good);
    await waitFor('a connection', () => connections.status === 'connected');
  });

  it('fails the next attempts when a valid certificate becomes invalid, until it is valid again', async () => {
    const { connections, listener, slack } = await stage.prepare({}, trusting, good);
    await connections.start();
    slack.showCertificate(await authority.issue({ fromDay: -2 }));
    slack.sockets[0]?.terminate();
    await line(listener, /CERT_HAS_EXPIRED/);
    slack.showCertificate(good);
    await waitFor('a connection', () => connections.status === 'connected');
    expect(slack.sockets).toHaveLength(2);
  });

  it('fails when the server does not speak TLS', async () => {
    const { connections, listener, slack } = await stage.prepare({
      open: (response, call, url) => respondWithUrl(response, call, call === 1 ? url.replace('ws:', 'wss:') : url),
    });
    connections.start().catch(() => {});
    expect(await line(listener, /EPROTO|ERR_SSL/)).toMatch(/does not speak TLS/);
    await waitFor('a connection', () => connections.status === 'connected');
    expect(slack.calls).toHaveLength(2);
  });
});

/** An agent whose first DNS lookups fail with this code. Later lookups resolve every name to localhost. */
function lookingUp(code: string, failures: number): { readonly agent: Agent; readonly asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, answer) => {
    asked.push(hostname);
    const error = Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code, syscall: 'getaddrinfo' });
    if (asked.length <= failures) answer(error, '', 0);
    else if (options.all === true) answer(null, [{ address: '127.0.0.1', family: 4 }]);
    else answer(null, '127.0.0.1', 4);
  };
  return { agent: new Agent({ lookup }), asked };
}

describe('DNS', () => {
  it.each(['ENOTFOUND', 'EAI_AGAIN'])(
    'returns %s for the Web API for a while: each attempt resolves the name again',
    async code => {
      const { agent, asked } = lookingUp(code, 3);
      const { slack } = await stage.prepare({});
      const apiUrl = slack.apiUrl.replace('127.0.0.1', 'slack.example');
      const { connections, listener } = stage.connect({ ...by(agent), apiUrl });
      connections.start().catch(() => {});
      const told = await line(listener, new RegExp(`getaddrinfo ${code} slack\\.example`));
      expect(told).toMatch(/DNS settings/);
      await waitFor('a connection', () => connections.status === 'connected');
      expect(asked.length).toBeGreaterThan(3);
    },
  );

  it('fails for the Web API host (real lookup)', async () => {
    const { connections, listener } = stage.connect({ apiUrl: 'http://slack.invalid/api/' });
    connections.start().catch(() => {});
    expect(await line(listener, /(ENOTFOUND|EAI_AGAIN) slack\.invalid/)).toMatch(/DNS settings/);
  });

  it('fails for the host of the first socket, and the next URL has another host', async () => {
    const { connections, listener, slack } = await stage.prepare({
      open: (response, call, url) =>
        respondWithUrl(response, call, call === 1 ? url.replace(/127\.0\.0\.1/, 'wss.invalid') : url),
    });
    connections.start().catch(() => {});
    await line(listener, /(ENOTFOUND|EAI_AGAIN) wss\.invalid/);
    await waitFor('a connection', () => connections.status === 'connected');
    expect(slack.calls).toHaveLength(2);
  });
});

describe('a connection refused', () => {
  it('by the Web API host is retried until it accepts', async () => {
    const { connections, listener, slack } = await stage.prepare({});
    await slack.close();
    connections.start().catch(() => {});
    expect(await line(listener, /ECONNREFUSED/)).toMatch(/firewall/);
    await slack.listen();
    await waitFor('a connection', () => connections.status === 'connected');
  });

  it('by the socket host is retried with a new URL', async () => {
    const { connections, listener, slack } = await stage.prepare({
      open: (response, call, url) => respondWithUrl(response, call, call === 1 ? url.replace(/:\d+/, ':1') : url),
    });
    connections.start().catch(() => {});
    await line(listener, /connect ECONNREFUSED 127\.0\.0\.1:1\b/);
    await waitFor('a connection', () => connections.status === 'connected');
    expect(new Set(slack.upgradeUrls).size).toBe(slack.upgradeUrls.length);
  });
});

const reset = ({ socket }: { readonly socket: ServerResponse['socket'] }): void => void socket?.resetAndDestroy();

describe('a connection reset', () => {
  const OFTEN = 3;
  const helloFrame = Buffer.from(hello());

  /** Scripts that reset the first connections. */
  const stages: [when: string, script: Script][] = [
    [
      'when the URL is asked for',
      { open: (response, call, url) => (call <= OFTEN ? reset(response) : respondWithUrl(response, call, url)) },
    ],
    [
      'in the middle of the answer with the URL',
      {
        open: (response, call, url) => {
          if (call > OFTEN) respondWithUrl(response, call, url);
          else response.writeHead(200, { 'content-length': 100 }).write('{"ok":', () => reset(response));
        },
      },
    ],
    [
      'during the dial',
      {
        upgrade: (request, _stream, number) => {
          if (number <= OFTEN) reset(request);
          return number <= OFTEN;
        },
      },
    ],
    [
      'after the upgrade, before hello',
      {
        upgrade: (request, stream, number) => {
          if (number > OFTEN) return false;
          acceptRawUpgrade(request, stream);
          setImmediate(reset, request);
          return true;
        },
      },
    ],
    [
      'right after hello',
      {
        upgrade: (request, stream, number) => {
          if (number > OFTEN) return false;
          acceptRawUpgrade(request, stream)(1, helloFrame);
          setTimeout(reset, 20, request);
          return true;
        },
      },
    ],
  ];

  it.each(stages)('%s is retried until a connection lasts', async (_when, script) => {
    const { connections, listener, slack } = await stage.prepare(script);
    connections.start().catch(() => {});
    await waitFor('a socket that lasts', () => slack.sockets.length === 1);
    await waitFor('a connection', () => connections.status === 'connected');
    const failures = [
      ...listener.getEvents('retrying'),
      ...listener.getEvents('lost'),
      ...listener.getEvents('disconnected'),
    ];
    expect(failures.length).toBeGreaterThanOrEqual(OFTEN);
    for (const { reason } of failures) expect(reason).toMatch(/ECONNRESET|socket hang up|aborted|connection broke/);
  });
});
