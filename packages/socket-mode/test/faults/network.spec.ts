import { Agent, type ServerResponse } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ProxyConfig } from '../../../core/src/proxy/proxy-config.js';
import { eventually } from '../connection/eventually.js';
import type { RecordingListener } from '../connection/recording-listener.js';
import { ScriptedStage } from '../connection/scripted-stage.js';
import { answerWithUrl, bareSocket, hello, type Script } from '../connection/scripted-slack.js';
import { CertificateAuthority, selfSignedCertificate, type KeyAndCertificate } from '../support/certificates.js';

const stage = new ScriptedStage();

/** Waits for a line that an operator reads. */
const line = (listener: RecordingListener, part: RegExp): Promise<string> =>
  eventually(
    `a line with ${part}`,
    () => listener.lines.find(({ text }) => part.test(text))?.text,
    () => listener.lines,
  );

/** By an agent of its own, as the option `proxy` takes one. */
const by = (agent: Agent) => ({ wayOut: new ProxyConfig({ kind: 'agent', agent }) });

describe('a certificate that is not right: the reason tells which fault it has, and the next good one is taken', () => {
  let authority: CertificateAuthority;
  let stranger: CertificateAuthority;
  let good: KeyAndCertificate;
  /** Trusts the authority, which stands for the public ones. */
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

  it.each(faults)('one that %s', async (_fault, certificate, code, advice) => {
    const { connections, listener, slack } = await stage.set({}, trusting, await certificate());
    connections.start().catch(() => {});
    const told = await line(listener, code);
    expect(told).toMatch(/next attempt/i);
    expect(told).toMatch(advice);
    slack.showCertificate(good);
    await eventually('a connection', () => connections.status === 'connected');
  });

  it('one that goes bad later: the next attempts fail, and end with it', async () => {
    const { connections, listener, slack } = await stage.set({}, trusting, good);
    await connections.start();
    slack.showCertificate(await authority.issue({ fromDay: -2 }));
    slack.sockets[0]?.terminate();
    await line(listener, /CERT_HAS_EXPIRED/);
    slack.showCertificate(good);
    await eventually('a connection', () => connections.status === 'connected');
    expect(slack.sockets).toHaveLength(2);
  });

  it('none at all, where TLS is expected', async () => {
    const { connections, listener, slack } = await stage.set({
      open: (response, call, url) => answerWithUrl(response, call, call === 1 ? url.replace('ws:', 'wss:') : url),
    });
    connections.start().catch(() => {});
    expect(await line(listener, /EPROTO|ERR_SSL/)).toMatch(/does not speak TLS/);
    await eventually('a connection', () => connections.status === 'connected');
    expect(slack.calls).toHaveLength(2);
  });
});

/** An agent whose first look-ups fail like this; then every name is this machine's. */
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

describe('the name service', () => {
  it.each(['ENOTFOUND', 'EAI_AGAIN'])('says %s of the Web API for a while: each attempt asks it anew', async code => {
    const { agent, asked } = lookingUp(code, 3);
    const { slack } = await stage.set({});
    const apiUrl = slack.apiUrl.replace('127.0.0.1', 'slack.example');
    const { connections, listener } = stage.connect({ ...by(agent), apiUrl });
    connections.start().catch(() => {});
    const told = await line(listener, new RegExp(`getaddrinfo ${code} slack\\.example`));
    expect(told).toMatch(/name service/);
    await eventually('a connection', () => connections.status === 'connected');
    expect(asked.length).toBeGreaterThan(3);
  });

  it('does not know the host of the Web API, asked for real', async () => {
    const { connections, listener } = stage.connect({ apiUrl: 'http://slack.invalid/api/' });
    connections.start().catch(() => {});
    expect(await line(listener, /(ENOTFOUND|EAI_AGAIN) slack\.invalid/)).toMatch(/name service/);
  });

  it('does not know the host of the first socket: the next URL has another', async () => {
    const { connections, listener, slack } = await stage.set({
      open: (response, call, url) =>
        answerWithUrl(response, call, call === 1 ? url.replace(/127\.0\.0\.1/, 'wss.invalid') : url),
    });
    connections.start().catch(() => {});
    await line(listener, /(ENOTFOUND|EAI_AGAIN) wss\.invalid/);
    await eventually('a connection', () => connections.status === 'connected');
    expect(slack.calls).toHaveLength(2);
  });
});

describe('refused', () => {
  it('by the machine of the Web API, which then takes connections again', async () => {
    const { connections, listener, slack } = await stage.set({});
    await slack.close();
    connections.start().catch(() => {});
    expect(await line(listener, /ECONNREFUSED/)).toMatch(/firewall/);
    await slack.openDoor();
    await eventually('a connection', () => connections.status === 'connected');
  });

  it('by the machine of the socket: the next URL is dialled', async () => {
    const { connections, listener, slack } = await stage.set({
      open: (response, call, url) => answerWithUrl(response, call, call === 1 ? url.replace(/:\d+/, ':1') : url),
    });
    connections.start().catch(() => {});
    await line(listener, /connect ECONNREFUSED 127\.0\.0\.1:1\b/);
    await eventually('a connection', () => connections.status === 'connected');
    expect(new Set(slack.upgradeUrls).size).toBe(slack.upgradeUrls.length);
  });
});

const reset = ({ socket }: { readonly socket: ServerResponse['socket'] }): void => void socket?.resetAndDestroy();

describe('the line is reset', () => {
  const OFTEN = 3;
  const helloFrame = Buffer.from(hello());

  /** Scripts that reset the first few times. */
  const stages: [when: string, script: Script][] = [
    [
      'when the URL is asked for',
      { open: (response, call, url) => (call <= OFTEN ? reset(response) : answerWithUrl(response, call, url)) },
    ],
    [
      'in the middle of the answer with the URL',
      {
        open: (response, call, url) => {
          if (call > OFTEN) answerWithUrl(response, call, url);
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
          bareSocket(request, stream);
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
          bareSocket(request, stream)(1, helloFrame);
          setTimeout(reset, 20, request);
          return true;
        },
      },
    ],
  ];

  it.each(stages)('%s: attempts go on until one lasts', async (_when, script) => {
    const { connections, listener, slack } = await stage.set(script);
    connections.start().catch(() => {});
    await eventually('a socket that lasts', () => slack.sockets.length === 1);
    await eventually('a connection', () => connections.status === 'connected');
    const failures = [
      ...listener.noticed('retrying'),
      ...listener.noticed('lost'),
      ...listener.noticed('disconnected'),
    ];
    expect(failures.length).toBeGreaterThanOrEqual(OFTEN);
    for (const { reason } of failures) expect(reason).toMatch(/ECONNRESET|socket hang up|aborted|line broke/);
  });
});
