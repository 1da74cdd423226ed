import type { Agent } from 'node:http';
import type { CanActivate, ExceptionFilter, NestInterceptor, PipeTransform, Type } from '@nestjs/common';
import type { WebClientOptions } from '@slack/web-api';
import type { SlackThreadContextStore } from '../assistant/thread-context-store.js';
import type { SlackOrder } from '../dispatch/ordering-key.js';
import type { BotToken } from '../web-api/bot-token.js';
import type { TextsOption } from '../response/slack-texts.js';

/** Enhancers of every Slack handler: instances, or classes that Nest creates or finds among the providers. */
export interface SlackEnhancers {
  /** Decide whether a handler may run. */
  readonly guards?: readonly (CanActivate | Type<CanActivate>)[] | undefined;
  /** Validate or transform handler parameters. */
  readonly pipes?: readonly (PipeTransform | Type<PipeTransform>)[] | undefined;
  /** Run around each handler. */
  readonly interceptors?: readonly (NestInterceptor | Type<NestInterceptor>)[] | undefined;
  /** Handle errors that no filter of the handler or its class handles. */
  readonly filters?: readonly (ExceptionFilter | Type<ExceptionFilter>)[] | undefined;
}

/**
 * The record of handled payloads, so that each payload is handled once. It may keep up to twice the time and the
 * number given here.
 */
export interface DeduplicationOptions {
  /** Milliseconds. Default 600,000 (ten minutes); Slack's last redelivery arrives after six. */
  readonly ttlMs?: number | undefined;
  /** Outcomes, one per payload and handler; the oldest are dropped first. Default 50,000; at most 1,000,000. */
  readonly maxEntries?: number | undefined;
}

/**
 * How many handlers of an app run at once, and what happens to the rest.
 *
 * Events and user actions (commands, clicks, submissions, suggestions, shortcuts) have separate limits of the same
 * size, so that many events never delay a user's action. A handler waits for a free slot before it starts. An event
 * that waits is not acked, so that a crash loses none. A handler with `ack: 'immediate'` is acked as soon as it is
 * queued, and `ctx.ack()` acks even while another handler of the event waits.
 */
export interface ConcurrencyOptions {
  /** Handlers that run at once, for events and for user actions each. Default: no limit. */
  readonly max?: number | undefined;
  /**
   * Handlers that may wait, for events and for user actions each. Default 1,000. Requires `max` or `orderBy`, because
   * otherwise nothing waits. An event beyond the limit is not acked, so that Slack redelivers it; for a user action
   * beyond it, or one that would not start before `ackDeadlineMs`, the user gets `texts.busy`.
   */
  readonly maxQueued?: number | undefined;
  /**
   * Keeps events in order: each handler processes the events of one channel, of one user, or of one key returned by a
   * function one after another, in the order of receipt; other events do not wait for them. An event without a
   * channel or user, or for which the function returns null, is not ordered. Default: no order. Redelivered events,
   * because they failed or because `maxQueued` were waiting, arrive later and out of order.
   */
  readonly orderBy?: SlackOrder | undefined;
}

/** Options for assistants (`@SlackAssistant()`). */
export interface AssistantOptions {
  /**
   * Stores the context of assistant threads (the channel that the user looks at), for `ctx.assistant.getContext()`.
   * Default: in the memory of this process, for the 10,000 most recent threads. The context of a thread that this
   * process does not know is empty until the user opens another channel.
   */
  readonly threadContexts?: SlackThreadContextStore | undefined;
}

/** Options common to all transports. */
export interface SlackCommonOptions {
  /**
   * The bot token (`xoxb-`), or a function that returns the token of a workspace, for an app with many installations.
   * Default: the environment variable SLACK_BOT_TOKEN. Without it handlers can respond, but not call the Web API.
   */
  readonly botToken?: BotToken | undefined;
  /** The URL of Slack's Web API. Default: the environment variable SLACK_API_URL, or `https://slack.com/api/`. */
  readonly slackApiUrl?: string | undefined;
  /**
   * Milliseconds from receipt until the ack is sent without the handler's result. Default 2,500: Slack waits 3,000,
   * including the network time.
   */
  readonly ackDeadlineMs?: number | undefined;
  /** Milliseconds after which a handler times out: its signal is aborted and its slot is released. Default 600,000. */
  readonly handlerTimeoutMs?: number | undefined;
  /**
   * Milliseconds that a shutdown waits for running handlers; after that Slack redelivers their events, and users get
   * `texts.restarting`. Default 10,000.
   */
  readonly drainTimeoutMs?: number | undefined;
  /** Enhancers of every Slack handler and of nothing else, such as a global error filter. */
  readonly enhancers?: SlackEnhancers | undefined;
  /**
   * Whether global enhancers of an app with an HTTP server also apply to Slack handlers. Default false, because they
   * are usually written for requests. Without an HTTP server they always apply.
   */
  readonly inheritAppConfig?: boolean | undefined;
  /** Whether to ignore events that the bot itself caused. Default true, so that the bot does not respond to itself. */
  readonly ignoreSelf?: boolean | undefined;
  /**
   * Whether to ignore messages and mentions posted by other apps, and edits of them. Default false, because bots may
   * talk to each other; two bots that answer everything never stop.
   */
  readonly ignoreBots?: boolean | undefined;
  /**
   * How many handled payloads are remembered, so that a redelivery is not handled twice. The defaults suit most apps.
   */
  readonly deduplication?: DeduplicationOptions | undefined;
  /** How many handlers run at once, and in what order events are handled. Default: no limit, no order. */
  readonly concurrency?: ConcurrencyOptions | undefined;
  /** Options for assistants. */
  readonly assistant?: AssistantOptions | undefined;
  /**
   * The texts that users see, each with a default; or a function that returns them for a user's locale, such as
   * `de-DE`. The locale comes from `users.info` (scope `users:read`). It is requested when a text may be needed,
   * cached for an hour, and awaited for at most 1,000 milliseconds and never past `ackDeadlineMs`; until then it is
   * null. The function is also called with null at boot, for validation. If a text function throws, the error is
   * logged and the default text is used.
   */
  readonly texts?: TextsOption | undefined;
  /**
   * Options of `@slack/web-api` for every client. Default: three retries within about ten seconds (`retryConfig`) and
   * a limit of 15,000 milliseconds per request (`timeout`), which may be too short for large files. The `auth.test`
   * at the start and the request for a socket URL use only `proxy`.
   */
  readonly webClient?: Omit<WebClientOptions, 'slackApiUrl'> | undefined;
  /**
   * The proxy for all outgoing connections: sockets, the Web API, response URLs. Either its URL
   * (`http://user:password@host:port`, or `https://` when the proxy itself uses TLS; characters such as `@ : / %` in
   * a password percent-encoded; without a scheme it means `http://`), an agent of your own, or false for no proxy.
   *
   * Default: the environment variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY, also in lowercase, parsed as curl parses
   * them: a Slack on 127.0.0.1 is reached through HTTP_PROXY unless NO_PROXY names it. Your own `webClient.fetch` is
   * not changed.
   */
  readonly proxy?: string | Agent | false | undefined;
}
