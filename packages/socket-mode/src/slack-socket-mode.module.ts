import {
  ConfigurableModuleBuilder,
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type Provider,
} from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import {
  getSlackClientToken,
  SLACK_ENV,
  SlackClients,
  SlackFunctions,
  SlackOptionsException,
  SlackRoutes,
} from '@nest-slack/core';
import { RESOLVED_OPTIONS } from '@nest-slack/core/internal';
import { SlackConnections } from './app/slack-connections.js';
import { type ResolvedOptions, resolveOptions, type SlackEnvironment } from './options/resolve-options.js';
import type { SlackSocketModeExtras, SlackSocketModeOptions } from './options/slack-socket-mode.options.js';
import { SlackSocketModeStrategy } from './slack-socket-mode.strategy.js';

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<SlackSocketModeOptions>()
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createSlackSocketModeOptions')
    .setExtras<SlackSocketModeExtras>(
      { isGlobal: true, clients: [] },
      (definition, { isGlobal = true, clients = [] }) => {
        const clientProviders = [undefined, ...clients].map(createClientProvider);
        return {
          ...definition,
          global: isGlobal,
          providers: [...(definition.providers ?? []), resolvedOptionsProvider, ...clientProviders],
          exports: clientProviders.map(({ provide }) => provide),
        };
      },
    )
    .build();

const resolvedOptionsProvider: Provider = {
  provide: RESOLVED_OPTIONS,
  useFactory: createResolvedOptions,
  inject: [MODULE_OPTIONS_TOKEN, SLACK_ENV],
};

/** Creates the options, for `forRootAsync({ useClass })` and `useExisting`. */
export interface SlackSocketModeOptionsFactory {
  /** Called once, when the module is built. */
  createSlackSocketModeOptions(): SlackSocketModeOptions | Promise<SlackSocketModeOptions>;
}

/**
 * Adds Slack's Socket Mode to a Nest app: discovers the decorated providers and controllers, and passes them what Slack
 * sends, from the app's bootstrap until it closes.
 *
 * @example
 * ```ts
 * @Module({ imports: [SlackSocketModeModule.forRoot()], providers: [DeployBot] })
 * export class AppModule {}
 * ```
 */
@Module({
  providers: [
    // Overridden by forRoot() and forRootAsync().
    { provide: RESOLVED_OPTIONS, useFactory: rejectBareImport },
    { provide: SLACK_ENV, useValue: null },
    { provide: SlackClients, useFactory: createClients, inject: [RESOLVED_OPTIONS] },
    {
      provide: SlackFunctions,
      useFactory: (clients: SlackClients) => new SlackFunctions(clients),
      inject: [SlackClients],
    },
    SlackConnections,
    SlackRoutes,
    SlackSocketModeStrategy,
  ],
  exports: [SlackClients, SlackConnections, SlackFunctions, SlackRoutes, SlackSocketModeStrategy],
})
export class SlackSocketModeModule extends ConfigurableModuleClass implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly strategy: SlackSocketModeStrategy,
    @Inject(ModulesContainer) modules: ModulesContainer,
  ) {
    super();
    const instances = [...modules.values()].filter(({ metatype }) => metatype === SlackSocketModeModule);
    if (instances.length > 1) {
      throw new SlackOptionsException(
        'forRoot',
        'forRoot() or forRootAsync() is called in several modules, and each call creates its own module. ' +
          'Call it in one module; its providers are global.',
      );
    }
    // Nest bootstraps modules by descending distance and destroys them in reverse. With the smallest distance this
    // module starts after everything that its handlers use, and drains before any of it is destroyed.
    for (const module of instances) module.distance = -1;
  }

  /**
   * Without options it reads SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_API_URL and the proxy variables from the
   * environment.
   */
  static override forRoot(options: typeof OPTIONS_TYPE = {}): DynamicModule {
    const clients = options.apps?.map(({ name }) => name) ?? [];
    return super.forRoot({ clients, ...options });
  }

  /** Takes the options from other providers, with `useFactory`, `useClass` or `useExisting`. */
  static override forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    return super.forRootAsync(options);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.strategy.bootstrap();
  }

  async onModuleDestroy(): Promise<void> {
    await this.strategy.stop();
  }
}

function rejectBareImport(): never {
  throw new SlackOptionsException(
    'forRoot',
    'SlackSocketModeModule is imported without options. Import SlackSocketModeModule.forRoot() in one module; other modules need no import.',
  );
}

/** Called when Nest creates the provider: by then ConfigModule has loaded the environment. */
function createResolvedOptions(options: unknown, env: SlackEnvironment | null): ResolvedOptions {
  if (typeof options === 'object' && options !== null) {
    return env === null
      ? resolveOptions(options, process.env)
      : resolveOptions({ ...options, ...NO_CONNECTION_OPTIONS }, env);
  }
  throw new SlackOptionsException(
    'forRootAsync',
    `forRootAsync() got ${options === null ? 'null' : typeof options} from its factory instead of an options object. ` +
      'Return one; an empty object takes everything from the environment.',
  );
}

/** SLACK_ENV replaces all options that decide which Slack the app connects to. */
const NO_CONNECTION_OPTIONS = {
  appToken: undefined,
  botToken: undefined,
  slackApiUrl: undefined,
  proxy: undefined,
} as const;

function createClientProvider(app: string | undefined): Provider & { provide: string } {
  return {
    provide: getSlackClientToken(app),
    useFactory: (clients: SlackClients) => clients.getForInjection(app),
    inject: [SlackClients],
  };
}

/** The clients exist from injection on, before any app connects. */
function createClients({ apps, webClient, proxyConfig }: ResolvedOptions): SlackClients {
  const clients = new SlackClients();
  for (const { name, botToken } of apps) clients.add(name, { botToken, options: webClient, fetch: proxyConfig.fetch });
  return clients;
}
