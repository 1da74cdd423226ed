import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ScriptedSlack } from '../connection/scripted-slack.js';
import { CertificateAuthority, selfSignedCertificate } from '../support/certificates.js';
import { bundle, Child } from '../support/child-process.js';
import { credentials, ProxiedStage } from '../support/proxied-stage.js';
import { until } from '../support/until.js';

const stage = new ProxiedStage();

/** Starts a bot that trusts an authority in a separate process and waits for its first output. */
async function trustingChild(
  authority: CertificateAuthority,
  env: Readonly<Record<string, string>>,
  awaited = /^up$/m,
): Promise<Child> {
  const program = await bundle('serving.program.ts');
  const folder = await mkdtemp(join(tmpdir(), 'authority-'));
  try {
    const file = join(folder, 'ca.pem');
    await writeFile(file, authority.certificate);
    return await whenItHasSaid(awaited, new Child(program, ['0', 'signal'], { ...env, NODE_EXTRA_CA_CERTS: file }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function whenItHasSaid(awaited: RegExp, child: Child): Promise<Child> {
  try {
    await until(`${awaited} of a bot`, () => awaited.test(child.output), 15_000);
    return child;
  } catch (error) {
    await child[Symbol.asyncDispose]();
    throw new Error(`${String(error)} It said:\n${child.output}`, { cause: error });
  }
}

describe('a Slack that speaks TLS', () => {
  it('is reached by TLS within the tunnel of the proxy in HTTPS_PROXY', async () => {
    await stage.proxyWith({ credentials: credentials.plain });
    const authority = await CertificateAuthority.create('Public authority');
    const scripted = await ScriptedSlack.start({}, await authority.issue());
    const env = { ...stage.slack.env, SLACK_API_URL: scripted.apiUrl, HTTPS_PROXY: stage.proxy.url(credentials.inUrl) };
    await using child = await trustingChild(authority, env);
    await until('both sockets', () => scripted.sockets.length === 2, 4_000);
    expect(new Set(stage.proxy.connects.map(({ target }) => target))).toEqual(new Set([new URL(scripted.apiUrl).host]));
    // The proxy saw no plain text.
    expect(stage.proxy.requests).toEqual([]);
    expect(child.output).not.toContain('not-to-be-told');
    await scripted.close();
  }, 20_000);

  it('is rejected if its certificate is for another host', async () => {
    const authority = await CertificateAuthority.create('Public authority');
    const scripted = await ScriptedSlack.start({}, await authority.issue({ ip: '10.1.2.3' }));
    const env = { ...stage.slack.env, SLACK_API_URL: scripted.apiUrl, HTTPS_PROXY: stage.proxy.url() };
    await using child = await trustingChild(authority, env, /ERR_TLS_CERT_ALTNAME_INVALID/);
    expect(child.output).toContain("127.0.0.1 is not in the cert's list: 10.1.2.3");
    expect(scripted.calls).toEqual([]);
    await scripted.close();
  }, 20_000);

  it('has errors about its certificate that differ from those about the certificate of the proxy', async () => {
    const scripted = await ScriptedSlack.start({}, await selfSignedCertificate());
    await stage.serve({ proxy: stage.proxy.url(), slackApiUrl: scripted.apiUrl });
    expect(await stage.line('could not be opened')).toContain('the network failed (DEPTH_ZERO_SELF_SIGNED_CERT: ');
    expect(stage.proxy.connects.length).toBeGreaterThan(0);
    expect(scripted.calls).toEqual([]);
    await scripted.close();
  });
});

describe('a proxy that speaks TLS itself', () => {
  it('is trusted when its authority is in NODE_EXTRA_CA_CERTS', async () => {
    const authority = await CertificateAuthority.create('Office authority');
    await stage.proxyWith({ tls: await authority.issue(), credentials: credentials.plain });
    await using child = await trustingChild(authority, {
      ...stage.slack.env,
      HTTP_PROXY: stage.proxy.url(credentials.inUrl),
    });
    await stage.connected();
    expect(stage.proxy.requests).toEqual(expect.arrayContaining(['POST /api/apps.connections.open', 'GET /link/']));
    expect(child.output).not.toContain('not-to-be-told');
  }, 20_000);

  it('is rejected when its authority is unknown, and the reason names the proxy and the fault', async () => {
    await stage.proxyWith({ tls: await selfSignedCertificate() });
    await stage.serve({ proxy: stage.proxy.url() });
    const told = await stage.line('NODE_EXTRA_CA_CERTS');
    expect(told).toContain(`the proxy ${stage.proxy.address} could not be used: DEPTH_ZERO_SELF_SIGNED_CERT`);
    expect(stage.proxy.connects).toEqual([]);
  });
});
