import { LOAD_KINDS } from '../load-kind.js';

/** What the benchmark asks a client to be, in its environment. */
export const asked = {
  kind: LOAD_KINDS.find(each => each === process.env['BENCH_KIND']) ?? 'command',
  handlers: Number(process.env['BENCH_HANDLERS'] ?? '1'),
  connections: Number(process.env['BENCH_CONNECTIONS'] ?? '1'),
  appToken: process.env['SLACK_APP_TOKEN'] ?? '',
  botToken: process.env['SLACK_BOT_TOKEN'] ?? '',
  slackApiUrl: process.env['SLACK_API_URL'] ?? '',
} as const;
