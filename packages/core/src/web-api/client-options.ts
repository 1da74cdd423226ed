import type { WebClientOptions } from '@slack/web-api';

/** Slack answers within seconds; what it is sent may take its time, as a large file does. */
const TIMEOUT_MS = 15_000;

/** After 1, 2 and 4 s. By default web-api goes on for half an hour, when nobody waits any more but a shutdown. */
export const RETRIES = 3;

/** What a client is made with: bounded, unless the author says otherwise, and its own. */
export const clientOptions = (options: WebClientOptions): WebClientOptions => ({
  timeout: TIMEOUT_MS,
  retryConfig: { retries: RETRIES },
  ...options,
  // web-api writes the token into the headers that it is given, where the next client would find it.
  headers: { ...options.headers },
});
