// #region local
import { SlackEmulator } from '@nest-slack/emulator';

const slack = await SlackEmulator.start();
Object.assign(process.env, slack.env);
const { app } = await import('./main.js');
const { message } = await slack.user('ann').command('/hello', 'world');
console.log(message?.text);
await app.close();
await slack.close();
// #endregion
