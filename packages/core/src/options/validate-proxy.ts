import type { Agent } from 'node:http';
import { SlackOptionsException } from '../exceptions/slack-options.exception.js';
import { ProxyExceptions } from '../proxy/proxy-exceptions.js';
import { ProxyUrl } from '../proxy/proxy-url.js';
import { ProxyConfig } from '../proxy/proxy-config.js';

/** The variables that name a proxy, and what is reached without it. */
export type ProxyEnvironment = Readonly<
  Partial<
    Record<'HTTPS_PROXY' | 'https_proxy' | 'HTTP_PROXY' | 'http_proxy' | 'NO_PROXY' | 'no_proxy', string | undefined>
  >
>;

/**
 * Reads the option `proxy`, or what the environment says in its place.
 *
 * @throws SlackOptionsException naming the option or the variable, never the URL, which may hold a password
 */
export function parseProxy(proxy: unknown, environment: ProxyEnvironment): ProxyConfig {
  if (proxy === undefined) return wayOutIn(environment);
  if (proxy === false) return ProxyConfig.direct;
  if (typeof proxy === 'string') return new ProxyConfig({ kind: 'proxy', proxy: proxyUrlOf('proxy', proxy) });
  if (isAgent(proxy)) return new ProxyConfig({ kind: 'agent', agent: proxy });
  throw new SlackOptionsException(
    'proxy',
    `proxy is ${proxy === null ? 'null' : `of the type ${typeof proxy}`}. ${WHAT_TO_GIVE}`,
  );
}

/** As curl has it: the lowercase variable wins, and an empty one is none. */
function wayOutIn(environment: ProxyEnvironment): ProxyConfig {
  const secure = firstOf(environment, 'https_proxy', 'HTTPS_PROXY');
  const plain = firstOf(environment, 'http_proxy', 'HTTP_PROXY');
  if (secure === null && plain === null) return ProxyConfig.direct;
  const exceptions = new ProxyExceptions(environment.no_proxy || environment.NO_PROXY || '');
  return new ProxyConfig({ kind: 'environment', secure, plain, exceptions });
}

function firstOf(environment: ProxyEnvironment, ...names: readonly (keyof ProxyEnvironment)[]): ProxyUrl | null {
  const name = names.find(each => environment[each]);
  return name === undefined ? null : proxyUrlOf(name, environment[name] ?? '');
}

const WHAT_TO_GIVE =
  'Give its URL: http://host:port, with user:password@ before the host where it wants them (signs such as @ : / # % ' +
  'in them percent-encoded), https:// where the proxy itself speaks TLS. For a proxy of another kind set the option ' +
  'proxy to an agent for it (an http.Agent), for none to false.';

function proxyUrlOf(name: string, value: string): ProxyUrl {
  const url = ProxyUrl.read(value);
  if (url !== null) return url;
  throw new SlackOptionsException('proxy', `${name} is not the URL of an HTTP proxy. ${WHAT_TO_GIVE}`);
}

/** What Node takes for one. */
const isAgent = (value: unknown): value is Agent =>
  typeof value === 'object' && value !== null && 'addRequest' in value && typeof value.addRequest === 'function';
