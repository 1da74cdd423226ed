import type { Agent } from 'node:http';
import { SlackOptionsException } from '../exceptions/slack-options.exception.js';
import { ProxyConfig, ProxyExceptions } from '../proxy/proxy-config.js';
import { ProxyUrl } from '../proxy/proxy-url.js';

/** The environment variables that name a proxy and its exceptions. */
export type ProxyEnvironment = Readonly<
  Partial<
    Record<'HTTPS_PROXY' | 'https_proxy' | 'HTTP_PROXY' | 'http_proxy' | 'NO_PROXY' | 'no_proxy', string | undefined>
  >
>;

/**
 * Parses the option `proxy`, or the environment when it is not set.
 *
 * @throws SlackOptionsException that names the option or the variable, never the URL, which may contain a password
 */
export function parseProxy(proxy: unknown, environment: ProxyEnvironment): ProxyConfig {
  if (proxy === undefined) return parseProxyEnvironment(environment);
  if (proxy === false) return ProxyConfig.direct;
  if (typeof proxy === 'string') return new ProxyConfig({ kind: 'proxy', proxy: parseProxyUrl('proxy', proxy) });
  if (isAgent(proxy)) return new ProxyConfig({ kind: 'agent', agent: proxy });
  throw new SlackOptionsException(
    'proxy',
    `proxy is ${proxy === null ? 'null' : `of the type ${typeof proxy}`}. ${PROXY_ADVICE}`,
  );
}

/** As in curl, the lowercase variable takes precedence, and an empty one is ignored. */
function parseProxyEnvironment(environment: ProxyEnvironment): ProxyConfig {
  const secure = findProxyUrl(environment, 'https_proxy', 'HTTPS_PROXY');
  const plain = findProxyUrl(environment, 'http_proxy', 'HTTP_PROXY');
  if (secure === null && plain === null) return ProxyConfig.direct;
  const exceptions = new ProxyExceptions(environment.no_proxy || environment.NO_PROXY || '');
  return new ProxyConfig({ kind: 'environment', secure, plain, exceptions });
}

function findProxyUrl(environment: ProxyEnvironment, ...names: readonly (keyof ProxyEnvironment)[]): ProxyUrl | null {
  const name = names.find(variable => environment[variable]);
  return name === undefined ? null : parseProxyUrl(name, environment[name] ?? '');
}

const PROXY_ADVICE =
  'Set it to the proxy URL: http://host:port, or https:// if the proxy itself uses TLS; put user:password@ before the ' +
  'host if the proxy requires credentials (characters such as @ : / # % in them percent-encoded). For another kind of ' +
  'proxy set the option proxy to an http.Agent, for no proxy to false.';

function parseProxyUrl(name: string, value: string): ProxyUrl {
  const url = ProxyUrl.parse(value);
  if (url !== null) return url;
  throw new SlackOptionsException('proxy', `${name} is not the URL of an HTTP proxy. ${PROXY_ADVICE}`);
}

/** Node accepts any object with addRequest() as an agent. */
const isAgent = (value: unknown): value is Agent =>
  typeof value === 'object' && value !== null && 'addRequest' in value && typeof value.addRequest === 'function';
