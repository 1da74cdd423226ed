import { describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { SlackSocketModeModule } from '@nest-slack/socket-mode';
import { Test } from '@nestjs/testing';
import { DeployBot } from '../snippets/commands.bot.js';
import { Releases } from '../snippets/releases.js';

// #region test
describe('/deploy', () => {
  it('responds in the channel', async () => {
    const slack = await SlackEmulator.start();
    const { appToken, botToken, apiUrl: slackApiUrl } = slack;
    const bot = await Test.createTestingModule({
      imports: [SlackSocketModeModule.forRoot({ appToken, botToken, slackApiUrl })],
      providers: [DeployBot, Releases],
    })
      .overrideProvider(Releases)
      .useValue({ deploy: async () => 'https://localhost' })
      .compile();
    await bot.init(); // connects

    await slack.user('ann').command('/deploy', 'web');

    const response = await slack.waitForMessage('web is live at https://localhost');
    expect(response.channelName).toBe('general');
    await bot.close();
    await slack.close();
  });
});
// #endregion
