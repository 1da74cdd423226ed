import { describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { SlackOptionsException, SlackSocketModeModule, type SlackSocketModeOptions } from '../../src/index.js';
import { resolveOptions } from '../../src/options/resolve-options.js';

/** A token that must not appear in any message. */
const SECRET = 'not-to-be-told';
const appToken = `xapp-1-${SECRET}`;
const botToken = `xoxb-1-${SECRET}`;

/** The error that aborts the startup of an app with these options. */
async function refusalOf(options: object): Promise<SlackOptionsException> {
  // An app that starts despite invalid options must not call a server.
  const harmless = { autoStart: false, slackApiUrl: 'http://127.0.0.1:9/' };
  const useFactory = (): SlackSocketModeOptions => ({ ...harmless, ...options });
  const slackModule = SlackSocketModeModule.forRootAsync({ useFactory });
  try {
    const app = await NestFactory.createApplicationContext(slackModule, { logger: false, abortOnError: false });
    await app.close();
  } catch (error) {
    if (error instanceof SlackOptionsException) return error;
    throw error;
  }
  throw new Error('The app came up.');
}

const app = { name: 'one', appToken };

/** The mistake, the option that the error names, and a part of its message. */
const mistakes: [mistake: string, options: object, option: string, sentence: string][] = [
  ['no app token', { botToken }, 'appToken', 'there is no app token. Set SLACK_APP_TOKEN or the option appToken'],
  ['an empty app token', { appToken: ' ' }, 'appToken', 'there is no app token'],
  [
    'a bot token as app token',
    { appToken: botToken },
    'appToken',
    'appToken is a bot token (xoxb-…), but Socket Mode needs the app-level token',
  ],
  ['a user token as app token', { appToken: `xoxp-${SECRET}` }, 'appToken', 'another kind of token (xoxp-…)'],
  ['something else as app token', { appToken: SECRET }, 'appToken', 'appToken is not a Slack token'],
  [
    'an app token with a line break in it',
    { appToken: `xapp-1\n${SECRET}` },
    'appToken',
    'characters that are not allowed in a token',
  ],
  ['an app token that is a number', { appToken: 42 }, 'appToken', 'there is no app token'],
  [
    'an app token as bot token',
    { appToken, botToken: appToken },
    'botToken',
    'botToken is an app-level token (xapp-…)',
  ],
  [
    'a bot token with a line break in it',
    { appToken, botToken: `xoxb-1\n${SECRET}` },
    'botToken',
    'characters that are not allowed in a token',
  ],
  ['something else as bot token', { appToken, botToken: SECRET }, 'botToken', 'botToken is not a Slack token'],
  [
    'eleven connections',
    { appToken, connections: 11 },
    'connections',
    'connections is 11, but must be a whole number from 1 to 10',
  ],
  ['no connection', { appToken, connections: 0 }, 'connections', 'connections is 0'],
  ['one connection and a half', { appToken, connections: 1.5 }, 'connections', 'connections is 1.5'],
  [
    'connections in a text',
    { appToken, connections: '2' },
    'connections',
    'connections is a string, but must be a whole number',
  ],
  [
    'a memory of outcomes without end',
    { appToken, deduplication: { maxEntries: 1e9 } },
    'deduplication.maxEntries',
    'must be a whole number from 1 to 1000000',
  ],
  ['a token as connections', { appToken, connections: appToken }, 'connections', 'connections is a string'],
  ['tokens as connections', { appToken, connections: [appToken] }, 'connections', 'connections is an array'],
  ['a symbol as connections', { appToken, connections: Symbol(SECRET) }, 'connections', 'connections is a symbol'],
  [
    'a text that is none to be made',
    { appToken, texts: { failed: SECRET } },
    'texts.failed',
    'texts.failed is a string',
  ],
  ['no text', { appToken, texts: { forbidden: null } }, 'texts.forbidden', 'but must be a function that returns'],
  ['a deadline after Slack’s', { appToken, ackDeadlineMs: 3_000 }, 'ackDeadlineMs', 'Slack waits only 3000 ms'],
  [
    'a misspelt option',
    { appToken, conections: 2 },
    'conections',
    "there is no option 'conections'. The options are: appToken,",
  ],
  [
    'a misspelt enhancer',
    { appToken, enhancers: { guard: [] } },
    'enhancers.guard',
    "there is no option 'enhancers.guard'",
  ],
  [
    'a text for a locale that is none',
    { appToken, texts: () => ({ busy: 'No.' }) },
    'texts.busy',
    'texts.busy is a string',
  ],
  [
    'a misspelt text for a locale',
    { appToken, texts: () => ({ fail: () => '' }) },
    'texts.fail',
    "no option 'texts.fail'",
  ],
  [
    'texts that ask for a locale',
    { appToken, texts: (locale: string) => (locale.startsWith('de') ? {} : {}) },
    'texts',
    "texts threw for the locale null, which means that a user's locale is unknown: Cannot read",
  ],
  ['no texts for a locale', { appToken, texts: () => null }, 'texts', 'texts is null, but must be an object'],
  ['a misspelt text', { appToken, texts: { fail: () => '' } }, 'texts.fail', "there is no option 'texts.fail'"],
  ['a misspelt limit', { appToken, deduplication: { ttl: 1 } }, 'deduplication.ttl', "no option 'deduplication.ttl'"],
  ['a misspelt wait', { appToken, connectionLimits: { dial: 1 } }, 'connectionLimits.dial', "'connectionLimits.dial'"],
  ['a wait of no length', { appToken, backOff: { baseMs: 0 } }, 'backOff.baseMs', 'backOff.baseMs is 0'],
  [
    'an option of an app that it has not',
    { apps: [{ ...app, token: SECRET }] },
    'apps[0].token',
    "no option 'apps[0].token'",
  ],
  ['apps beside an app token', { appToken, apps: [app] }, 'apps', "give either 'apps' or 'appToken' and 'botToken'"],
  ['apps beside a bot token', { botToken, apps: [app] }, 'apps', "give either 'apps' or 'appToken' and 'botToken'"],
  ['two apps of one name', { apps: [app, { ...app }] }, 'apps', "apps[0] and apps[1] are both named 'one'"],
  [
    'two apps of one token',
    { apps: [app, { ...app, name: 'two' }] },
    'apps',
    'apps[0] and apps[1] have the same appToken',
  ],
  ['an app without a name', { apps: [{ appToken }] }, 'apps[0].name', 'apps[0].name is missing'],
  [
    'a second app without a token',
    { apps: [app, { name: 'two' }] },
    'apps[1].appToken',
    'Set the option apps[1].appToken',
  ],
  [
    'a bot token as token of an app',
    { apps: [{ ...app, appToken: botToken }] },
    'apps[0].appToken',
    'apps[0].appToken is a bot token',
  ],
  [
    'too many connections of an app',
    { apps: [{ ...app, connections: 12 }] },
    'apps[0].connections',
    'apps[0].connections is 12',
  ],
  [
    'a URL that is none',
    { appToken, slackApiUrl: 'slack.com/api' },
    'slackApiUrl',
    'slackApiUrl (or SLACK_API_URL) is not an http(s) URL',
  ],
  ['a URL of another kind', { appToken, slackApiUrl: 'ftp://slack.com/' }, 'slackApiUrl', 'is not an http(s) URL'],
  [
    'a proxy that is no URL',
    { appToken, proxy: `http://bot:${SECRET}@` },
    'proxy',
    'proxy is not the URL of an HTTP proxy. Set it to the proxy URL: http://host:port',
  ],
  ['a password with a raw #', { appToken, proxy: `http://bot:#${SECRET}@proxy:3128` }, 'proxy', 'percent-encoded'],
  ['a password with a raw %', { appToken, proxy: `http://bot:%${SECRET}@proxy:3128` }, 'proxy', 'percent-encoded'],
  [
    'a proxy of another kind',
    { appToken, proxy: `socks5://bot:${SECRET}@proxy` },
    'proxy',
    'set the option proxy to an http.Agent',
  ],
  ['an empty proxy', { appToken, proxy: '' }, 'proxy', 'proxy is not the URL'],
  ['a proxy that is true', { appToken, proxy: true }, 'proxy', 'proxy is of the type boolean. Set it to the proxy URL'],
  [
    'a proxy that is no agent',
    { appToken, proxy: { url: SECRET } },
    'proxy',
    'proxy is of the type object. Set it to the proxy URL',
  ],
  ['a proxy that is null', { appToken, proxy: null }, 'proxy', 'proxy is null'],
  [
    'negative milliseconds',
    { appToken, ackDeadlineMs: -1 },
    'ackDeadlineMs',
    'ackDeadlineMs is -1, but must be milliseconds',
  ],
  ['no milliseconds', { appToken, drainTimeoutMs: 0 }, 'drainTimeoutMs', 'drainTimeoutMs is 0'],
  [
    'milliseconds that are no number',
    { appToken, handlerTimeoutMs: Number.NaN },
    'handlerTimeoutMs',
    'handlerTimeoutMs is NaN',
  ],
  ['milliseconds beyond any timer', { appToken, startTimeoutMs: 2 ** 31 }, 'startTimeoutMs', 'at most 2147483647'],
  [
    'a memory of no length',
    { appToken, deduplication: { ttlMs: 0 } },
    'deduplication.ttlMs',
    'deduplication.ttlMs is 0',
  ],
  [
    'a memory of no size',
    { appToken, deduplication: { maxEntries: 0 } },
    'deduplication.maxEntries',
    'deduplication.maxEntries is 0',
  ],
  ['a misspelt limit on handlers', { appToken, concurrency: { maximum: 1 } }, 'concurrency.maximum', 'The options are'],
  ['no handler at once', { appToken, concurrency: { max: 0 } }, 'concurrency.max', 'concurrency.max is 0'],
  ['half a handler', { appToken, concurrency: { max: 1.5 } }, 'concurrency.max', 'concurrency.max is 1.5'],
  [
    'less than no place',
    { appToken, concurrency: { max: 1, maxQueued: -1 } },
    'concurrency.maxQueued',
    'of at least 0',
  ],
  [
    'an unknown order',
    { appToken, concurrency: { orderBy: 'team' } },
    'concurrency.orderBy',
    "must be 'channel', 'user'",
  ],
  [
    'the same in one of several apps',
    { apps: [{ name: 'a', appToken, concurrency: { max: 'many' } }] },
    'apps[0].concurrency.max',
    'apps[0].concurrency.max is a string',
  ],
  [
    'a misspelt limit of one of several apps',
    { apps: [{ name: 'a', appToken, concurrency: { order: 'user' } }] },
    'apps[0].concurrency.order',
    "no option 'apps[0].concurrency.order'",
  ],
  ...(['autoStart', 'inheritAppConfig', 'ignoreSelf', 'ignoreBots', 'debugReconnects'] as const).flatMap(
    (option): typeof mistakes => [
      [`a text as ${option}`, { appToken, [option]: 'false' }, option, `${option} is a string, but must be true or`],
      [`a number as ${option}`, { appToken, [option]: 0 }, option, `${option} is 0, but must be true or false`],
    ],
  ),
  ...(
    ['enhancers', 'deduplication', 'concurrency', 'texts', 'webClient', 'connectionLimits', 'backOff'] as const
  ).flatMap((option): typeof mistakes => [
    [`null as ${option}`, { appToken, [option]: null }, option, `${option} is null, but must be an object`],
    [`a number as ${option}`, { appToken, [option]: 5 }, option, `${option} is 5, but must be an object`],
    [`an array as ${option}`, { appToken, [option]: [] }, option, `${option} is an array, but must be an object`],
  ]),
  ['places to wait, and no limit', { appToken, concurrency: { maxQueued: 5 } }, 'concurrency.maxQueued', 'ever wait'],
  ['null as concurrency of an app', { apps: [{ ...app, concurrency: null }] }, 'apps[0].concurrency', 'is null'],
  ['null as an app', { apps: [null] }, 'apps[0]', 'apps[0] is null, but must be an object'],
  ['no list of apps', { apps: app }, 'apps', 'apps is an object, but must be an array'],
  ['null as apps', { apps: null }, 'apps', 'apps is null, but must be an array'],
  ['no list of guards', { appToken, enhancers: { guards: SECRET } }, 'enhancers.guards', 'must be an array'],
  ['a text for busy times that is none', { appToken, texts: { busy: 'No.' } }, 'texts.busy', 'texts.busy is a string'],
];

for (const name of ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_API_URL']) delete process.env[name];

describe('undefined options count as missing', () => {
  it('including undefined texts', () => {
    const { texts } = resolveOptions({ appToken, texts: { failed: undefined, forbidden: () => 'No.' } }, {});
    expect(texts.forLocale(null).failed('e1')).toContain('e1');
    expect(texts.forLocale(null).forbidden()).toBe('No.');
  });
});

describe('an environment variable that is not an HTTP proxy URL aborts the startup', () => {
  it.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])('%s', name => {
    const resolve = () => resolveOptions({ appToken }, { [name]: `socks5://bot:${SECRET}@proxy:1080` });
    expect(resolve).toThrow(`SlackSocketModeModule: ${name} is not the URL of an HTTP proxy.`);
    expect(resolve).not.toThrow(SECRET);
    expect(() => resolveOptions({ appToken, proxy: false }, { [name]: 'socks5://x' })).not.toThrow();
  });

  it('unless it is empty', () => {
    expect(resolveOptions({ appToken }, { HTTPS_PROXY: '', https_proxy: '' }).proxyConfig.fetch).toBeUndefined();
  });
});

describe('invalid options abort the startup', () => {
  it.each(mistakes)('%s', async (_mistake, options, option, sentence) => {
    const refusal = await refusalOf(options);
    expect(refusal).toMatchObject({ name: 'SlackOptionsException', code: 'invalid_options', option });
    expect(refusal.message).toContain(sentence);
    expect(JSON.stringify([refusal.message, refusal.stack, refusal.cause ?? ''])).not.toContain(SECRET);
  });
});
