import { afterEach, describe, expect, it } from '@jest/globals';
import type { SlackEmulator } from '@nest-slack/emulator';
import { Inject, Injectable, Module } from '@nestjs/common';
import {
  SlackClients,
  SlackCommand,
  SlackSocketModeModule,
  type SlackSocketModeOptions,
  type SlackSocketModeOptionsFactory,
} from '../../src/index.js';
import { Bot, connectionTo } from '../support/bot.js';
import { callCount } from '../support/call-count.js';
import { unchecked } from '../support/unchecked.js';

@Injectable()
class PingBot {
  @SlackCommand('/ping')
  ping(): string {
    return 'pong';
  }
}

const ping = async (bot: Bot) => (await bot.slack.user('ann').command('/ping')).message?.text;

/** A third-party module that provides the values for the options. */
function vaultModule(options: SlackSocketModeOptions) {
  @Injectable()
  class Vault implements SlackSocketModeOptionsFactory {
    async createSlackSocketModeOptions(): Promise<SlackSocketModeOptions> {
      return options;
    }
  }
  @Module({ providers: [Vault, { provide: 'options', useValue: options }], exports: [Vault, 'options'] })
  class VaultModule {}
  return { Vault, VaultModule };
}

@Injectable()
class FromOptions implements SlackSocketModeOptionsFactory {
  constructor(@Inject('options') private readonly options: SlackSocketModeOptions) {}

  createSlackSocketModeOptions(): SlackSocketModeOptions {
    return this.options;
  }
}

describe('forRootAsync()', () => {
  const asynchronously = {
    useFactory: (slack: SlackEmulator) =>
      SlackSocketModeModule.forRootAsync({
        imports: [vaultModule(connectionTo(slack)).VaultModule],
        inject: ['options'],
        useFactory: async (options: SlackSocketModeOptions) => options,
      }),
    useClass: (slack: SlackEmulator) =>
      SlackSocketModeModule.forRootAsync({
        imports: [vaultModule(connectionTo(slack)).VaultModule],
        useClass: FromOptions,
      }),
    useExisting: (slack: SlackEmulator) => {
      const { Vault, VaultModule } = vaultModule(connectionTo(slack));
      return SlackSocketModeModule.forRootAsync({ imports: [VaultModule], useExisting: Vault });
    },
  };

  it.each(Object.entries(asynchronously))('reads its options by %s', async (_how, slackModule) => {
    await using bot = await Bot.start({ providers: [PingBot], slackModule });
    expect(await ping(bot)).toBe('pong');
  });

  it('validates them like forRoot()', async () => {
    await expect(
      Bot.start({
        slackModule: () => SlackSocketModeModule.forRootAsync({ useFactory: () => ({ appToken: 'xoxb-1' }) }),
      }),
    ).rejects.toThrow('appToken is a bot token');
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['string', 'xapp-1'],
  ])('reports a factory that returns %s', async (type, value) => {
    await expect(
      Bot.start({ slackModule: () => SlackSocketModeModule.forRootAsync({ useFactory: () => unchecked(value) }) }),
    ).rejects.toThrow(`forRootAsync() got ${type} from its factory instead of an options object.`);
  });

  it('aborts the startup with the error of a factory that throws', async () => {
    await expect(
      Bot.start({
        slackModule: () =>
          SlackSocketModeModule.forRootAsync({ useFactory: () => Promise.reject(new Error('the vault is shut')) }),
      }),
    ).rejects.toThrow('the vault is shut');
  });
});

describe('forRoot() without options', () => {
  const names = ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_API_URL'] as const;
  const before = names.map(name => [name, process.env[name]] as const);
  afterEach(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('reads the environment when the module is created', async () => {
    await using bot = await Bot.start({
      providers: [PingBot],
      slackModule: (slack: SlackEmulator) => {
        const made = SlackSocketModeModule.forRoot();
        Object.assign(process.env, slack.env);
        return made;
      },
    });
    expect(await ping(bot)).toBe('pong');
    expect(await bot.app.get(SlackClients).get().auth.test()).toMatchObject({ user: 'app' });
  });

  it('prefers options to the environment', async () => {
    Object.assign(process.env, { SLACK_APP_TOKEN: 'no token', SLACK_BOT_TOKEN: 'none', SLACK_API_URL: 'no URL' });
    await using bot = await Bot.start({ providers: [PingBot] });
    expect(await ping(bot)).toBe('pong');
  });

  it('accepts a URL with a trailing slash', async () => {
    await using bot = await Bot.start({
      providers: [PingBot],
      slackModule: slack =>
        SlackSocketModeModule.forRoot({ ...connectionTo(slack), slackApiUrl: slack.apiUrl.replace(/\/$/, '') }),
    });
    expect(await ping(bot)).toBe('pong');
    expect(await bot.app.get(SlackClients).get().auth.test()).toMatchObject({ user: 'app' });
  });

  it('names the variable that is missing', async () => {
    for (const name of names) delete process.env[name];
    await expect(Bot.start({ slackModule: () => SlackSocketModeModule.forRoot() })).rejects.toThrow(
      'Set SLACK_APP_TOKEN or the option appToken',
    );
  });
});

describe('the module', () => {
  @Injectable()
  class Reporter {
    constructor(readonly clients: SlackClients) {}
  }
  @Module({ providers: [Reporter] })
  class ReportModule {}

  it('is global: other modules inject SlackClients without importing it', async () => {
    await using bot = await Bot.start({ imports: [ReportModule] });
    expect(bot.app.get(Reporter, { strict: false }).clients).toBe(bot.app.get(SlackClients));
  });

  it('is not global with isGlobal: false', async () => {
    await expect(Bot.start({ imports: [ReportModule], options: { isGlobal: false } })).rejects.toThrow(
      /can't resolve dependencies of the Reporter/,
    );
  });

  it('can be imported in several modules if it is created once', async () => {
    await using bot = await Bot.start({
      providers: [PingBot],
      slackModule: (slack: SlackEmulator) => {
        const made = SlackSocketModeModule.forRoot(connectionTo(slack));
        return { module: ReportModule, imports: [made, { module: vaultModule({}).VaultModule, imports: [made] }] };
      },
    });
    expect(await ping(bot)).toBe('pong');
    await bot.slack.waitForConnections(2);
    expect(callCount(bot.slack, 'apps.connections.open')).toBe(2);
  });

  it('aborts the startup if it is created twice', async () => {
    @Module({ imports: [SlackSocketModeModule.forRoot({ appToken: 'xapp-other' })] })
    class Feature {}
    await expect(Bot.start({ imports: [Feature] })).rejects.toThrow(
      'SlackSocketModeModule: forRoot() or forRootAsync() is called in several modules',
    );
  });

  it('aborts the startup if it is imported without forRoot()', async () => {
    await expect(Bot.start({ slackModule: () => ({ module: SlackSocketModeModule }) })).rejects.toThrow(
      'Import SlackSocketModeModule.forRoot() in one module',
    );
  });
});
