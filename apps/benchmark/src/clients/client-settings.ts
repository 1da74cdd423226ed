import { LOAD_KINDS } from '../load-kind.js';

/** The settings of a client, from its environment. */
export const clientSettings = {
  kind: LOAD_KINDS.find(kind => kind === process.env['BENCH_KIND']) ?? 'command',
  handlers: Number(process.env['BENCH_HANDLERS'] ?? '1'),
  connections: Number(process.env['BENCH_CONNECTIONS'] ?? '1'),
  appToken: process.env['SLACK_APP_TOKEN'] ?? '',
  botToken: process.env['SLACK_BOT_TOKEN'] ?? '',
  slackApiUrl: process.env['SLACK_API_URL'] ?? '',
} as const;
