import type { Agent } from 'node:http';
import type { CanActivate, ExceptionFilter, NestInterceptor, PipeTransform, Type } from '@nestjs/common';
import type { WebClientOptions } from '@slack/web-api';
import type { SlackThreadContextStore } from '../assistant/thread-context-store.js';
import type { SlackOrder } from '../dispatch/ordering-key.js';
import type { BotToken } from '../web-api/bot-token.js';
import type { TextsOption } from './validate-texts.js';

/** Enhancers of every Slack handler: an instance, or a class that Nest makes or finds among the providers. */
export interface SlackEnhancers {
  /** Say whether a handler may run. */
  readonly guards?: readonly (CanActivate | Type<CanActivate>)[] | undefined;
  /** Read or check what parameters are given. */
  readonly pipes?: readonly (PipeTransform | Type<PipeTransform>)[] | undefined;
  /** Stand around each handler's run. */
  readonly interceptors?: readonly (NestInterceptor | Type<NestInterceptor>)[] | undefined;
  /** Answer for errors that no filter of the handler or its class takes. */
  readonly filters?: readonly (ExceptionFilter | Type<ExceptionFilter>)[] | undefined;
}

/** Memory of what was handled, so that a payload is handled once. It may be twice as long, and as large, as is said here. */
export interface DeduplicationOptions {
  /** Milliseconds. Default 600,000 (ten minutes); Slack's last redelivery comes after six. */
  readonly ttlMs?: number | undefined;
  /** Outcomes, one a payload and handler, the oldest of which make room. Default 50,000; at most 1,000,000. */
  readonly maxEntries?: number | undefined;
}

/**
 * How many handlers of an app work at once, and what becomes of the rest.
 *
 * Events and what people do (commands, clicks, submissions, suggestions, shortcuts) have a lane each, with as many slots
 * and places to wait: a crowd of events never costs a user an answer. A handler waits for a slot before it begins; an
 * event that waits stays unacked, so that a crash loses none. What acks at once (`ack: 'immediate'`) is acked as soon
 * as it has a place to wait, and `ctx.ack()` acks even while another handler of the event waits.
 */
export interface ConcurrencyOptions {
  /** Handlers at work at once, in each lane. Default: no limit. */
  readonly max?: number | undefined;
  /**
   * Handlers that may wait, in each lane. Default 1,000; given without `max` and `orderBy` it is refused, since nothing
   * would wait. An event beyond it is not acked, so that Slack delivers it again; a person is told `texts.busy`, as is
   * one whose handler would not begin before `ackDeadlineMs`.
   */
  readonly maxQueued?: number | undefined;
  /**
   * Keeps events in order: at each handler, those of one channel, of one user, or of one string that a function returns are
   * handled one after another as they came in; others don't wait for them. An event without a channel or user, or for
   * which the function returns null, waits for none. Default: no order. What Slack delivers again, because it failed or
   * because `maxQueued` were waiting, comes later than it was: its order is lost.
   */
  readonly orderBy?: SlackOrder | undefined;
}

/** What concerns assistants (`@SlackAssistant()`). */
export interface AssistantOptions {
  /**
   * Where it is kept what people look at beside a thread, for `ctx.assistant.getContext()`. Default: in the memory of this
   * process, for the 10,000 threads heard of last; what a process doesn't know is empty there until its person turns to
   * another channel.
   */
  readonly threadContexts?: SlackThreadContextStore | undefined;
}

/** Options of every module that receives payloads from Slack, whatever the transport. */
export interface SlackCommonOptions {
  /**
   * The bot token (`xoxb-`), or a function of the workspace, for an app that many have installed. Default: the variable
   * SLACK_BOT_TOKEN. Without one handlers can answer, but not call the Web API.
   */
  readonly botToken?: BotToken | undefined;
  /** Where Slack's Web API is. Default: the variable SLACK_API_URL, or `https://slack.com/api/`. */
  readonly slackApiUrl?: string | undefined;
  /**
   * Milliseconds from receipt until the ack goes out without the handler's answer. Default 2,500: Slack waits 3,000,
   * the way back included.
   */
  readonly ackDeadlineMs?: number | undefined;
  /** Milliseconds after which a handler counts as hung: its signal aborts, its slot is free. Default 600,000. */
  readonly handlerTimeoutMs?: number | undefined;
  /**
   * Milliseconds that a shutdown waits for handlers at work; then their events are left to Slack, and people are told
   * `texts.restarting`. Default 10,000.
   */
  readonly drainTimeoutMs?: number | undefined;
  /** Enhancers of every Slack handler, and of nothing else: here stands an app-wide error handler. */
  readonly enhancers?: SlackEnhancers | undefined;
  /**
   * Whether global enhancers of an app that serves HTTP apply to Slack handlers too. Default false: they were written
   * for requests. Without HTTP they always apply.
   */
  readonly inheritAppConfig?: boolean | undefined;
  /** Whether to ignore what the bot itself caused. Default true: a bot that hears itself answers itself. */
  readonly ignoreSelf?: boolean | undefined;
  /**
   * Whether to ignore messages and mentions that other apps post, and edits of them. Default false: bots may talk to each
   * other; two that answer everything never stop.
   */
  readonly ignoreBots?: boolean | undefined;
  /** How much is remembered of what was handled, so that a redelivery runs nothing twice. The defaults suit most. */
  readonly deduplication?: DeduplicationOptions | undefined;
  /** How many handlers work at once, and in what order events are handled. Default: no limit, no order. */
  readonly concurrency?: ConcurrencyOptions | undefined;
  /** What concerns assistants. */
  readonly assistant?: AssistantOptions | undefined;
  /**
   * The sentences said on the bot's behalf, each with a default; or a function that gives them for a user's locale, such
   * as `de-DE`. That is asked of `users.info` (which needs the scope `users:read`) when a text may be needed, kept for an
   * hour, and waited for 1,000 milliseconds at most and never past `ackDeadlineMs`: it is null until it is known. The
   * function is called with null at boot, to be checked. A text that fails is logged, and its default is said instead.
   */
  readonly texts?: TextsOption | undefined;
  /**
   * Options of `@slack/web-api`, for every client. Default: three retries within about ten seconds (`retryConfig`), each
   * request limited to 15,000 milliseconds (`timeout`); large files may want longer. The start's `auth.test` is no call of a
   * client: like that for a socket it heeds `proxy` alone.
   */
  readonly webClient?: Omit<WebClientOptions, 'slackApiUrl'> | undefined;
  /**
   * The proxy for everything that leaves the process: sockets, the Web API, response URLs. Its URL
   * (`http://user:password@host:port`, or `https://` where the proxy itself speaks TLS; characters such as `@ : / %` in a
   * password percent-encoded; without a scheme it is `http://`), or an agent of your own, or false for none.
   *
   * Default: what the variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY say, in lowercase too, read as curl reads them: a
   * Slack on 127.0.0.1 goes through HTTP_PROXY unless NO_PROXY names it. A `webClient.fetch` of your own is used as it is.
   */
  readonly proxy?: string | Agent | false | undefined;
}
