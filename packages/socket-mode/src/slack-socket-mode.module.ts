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
        const injected = [undefined, ...clients].map(clientProvider);
        return {
          ...definition,
          global: isGlobal,
          providers: [...(definition.providers ?? []), checkedOptions, ...injected],
          exports: injected.map(({ provide }) => provide),
        };
      },
    )
    .build();

const checkedOptions: Provider = {
  provide: RESOLVED_OPTIONS,
  useFactory: checked,
  inject: [MODULE_OPTIONS_TOKEN, SLACK_ENV],
};

/** A factory that makes the options, for `forRootAsync({ useClass })` and `useExisting`. */
export interface SlackSocketModeOptionsFactory {
  /** Called once, when the module is built. */
  createSlackSocketModeOptions(): SlackSocketModeOptions | Promise<SlackSocketModeOptions>;
}

/**
 * Serves Slack's Socket Mode in any Nest app: its decorated providers and controllers are found and get what Slack
 * sends, from the moment the app has bootstrapped until it closes.
 *
 * @example
 * ```ts
 * @Module({ imports: [SlackSocketModeModule.forRoot()], providers: [DeployBot] })
 * export class AppModule {}
 * ```
 */
@Module({
  providers: [
    // forRoot() and forRootAsync() put the checked options in its place.
    { provide: RESOLVED_OPTIONS, useFactory: refuseBareImport },
    { provide: SLACK_ENV, useValue: null },
    { provide: SlackClients, useFactory: clientsOf, inject: [RESOLVED_OPTIONS] },
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
    const own = [...modules.values()].filter(({ metatype }) => metatype === SlackSocketModeModule);
    if (own.length > 1) {
      throw new SlackOptionsException(
        'forRoot',
        'forRoot() or forRootAsync() is called in several modules, and each call makes a module of its own. ' +
          'Call it in one; what it provides is global.',
      );
    }
    // Nest starts modules from the farthest to the nearest and destroys them in reverse: the nearest of all comes up
    // when everything that its handlers use is up, and drains while all of that is still there.
    for (const module of own) module.distance = -1;
  }

  /** With no options it reads SLACK_APP_TOKEN, SLACK_BOT_TOKEN and SLACK_API_URL, and the variables of a proxy. */
  static override forRoot(options: typeof OPTIONS_TYPE = {}): DynamicModule {
    const clients = options.apps?.map(({ name }) => name) ?? [];
    return super.forRoot({ clients, ...options });
  }

  /** Options that come from other providers: by `useFactory`, `useClass` or `useExisting`. */
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

function refuseBareImport(): never {
  throw new SlackOptionsException(
    'forRoot',
    'it is imported as it is. Import SlackSocketModeModule.forRoot() in one module; the others need no import.',
  );
}

/** Called when the module is built: by then ConfigModule has filled the environment. */
function checked(options: unknown, env: SlackEnvironment | null): ResolvedOptions {
  if (typeof options === 'object' && options !== null) {
    return env === null ? resolveOptions(options, process.env) : resolveOptions({ ...options, ...nowhere }, env);
  }
  throw new SlackOptionsException(
    'forRootAsync',
    `forRootAsync() got ${options === null ? 'null' : typeof options} from its factory, not an object of options. ` +
      'Have it return one: an empty one takes everything from the environment.',
  );
}

/** Without what leads to a Slack: that of the variables is meant. */
const nowhere = { appToken: undefined, botToken: undefined, slackApiUrl: undefined, proxy: undefined } as const;

function clientProvider(app: string | undefined): Provider & { provide: string } {
  return {
    provide: getSlackClientToken(app),
    useFactory: (clients: SlackClients) => clients.injected(app),
    inject: [SlackClients],
  };
}

/** Clients are there as soon as they are injected, long before an app connects. */
function clientsOf({ apps, webClient, wayOut }: ResolvedOptions): SlackClients {
  const clients = new SlackClients();
  for (const { name, botToken } of apps) clients.add(name, { botToken, options: webClient, fetch: wayOut.fetch });
  return clients;
}
