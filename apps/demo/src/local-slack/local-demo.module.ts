import { type DynamicModule, Module } from '@nestjs/common';
import { AppModule } from '../app.module.js';
import { LocalSlack } from './local-slack.js';

/** The bot on a local Slack, where ann and bob are releasers. */
@Module({})
export class LocalDemoModule {
  static on(local: LocalSlack): DynamicModule {
    const { slack } = local;
    const { appToken, botToken, apiUrl: slackApiUrl } = slack;
    return {
      module: LocalDemoModule,
      imports: [
        AppModule.forRoot({
          releasers: [slack.user('ann').id, slack.user('bob').id],
          // The local Slack is on this machine, so no proxy applies.
          slack: { appToken, botToken, slackApiUrl, proxy: false },
        }),
      ],
      providers: [{ provide: LocalSlack, useValue: local }],
    };
  }
}
