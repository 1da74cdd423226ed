import { pluralize, type LogMessage } from '@nest-slack/core/internal';
import type { ConnectionEvent } from './connection-event.js';
import { getFailureAdvice, isProblem } from './failure-advice.js';
import { describeFatalOpen, NO_FURTHER_ATTEMPT } from './connection-errors.js';

/** Describes an event: what happened, what follows, what to do. The level is that of a first occurrence. */
export function describeConnectionEvent(event: ConnectionEvent): LogMessage {
  switch (event.kind) {
    case 'ready':
      return { level: 'debug', text: `Connection ${event.connection} to Slack is ready.` };
    case 'renewing':
      return {
        level: isRoutineRefresh(event.reason) ? 'debug' : 'log',
        text: `Connection ${event.connection} to Slack ${describeRefresh(event.reason)}; it stays in use until its replacement is ready.`,
      };
    case 'renewed':
      return { level: 'debug', text: `Connection ${event.connection} to Slack was refreshed.` };
    case 'made_room':
      return {
        level: 'log',
        text: joinSentences(
          `Connection ${event.connection} to Slack closed before its replacement was ready, because the app already has the 10 sockets that Slack allows.`,
          'The other connections stay open. This happens at every refresh.',
          'Set connections to 9 or fewer to avoid it.',
        ),
      };
    case 'connected':
      return { level: 'log', text: describeConnected(event) };
    case 'recovered':
      return {
        level: 'log',
        text: `Every connection to Slack is ready again, ${formatDurationAndAttempts(event.afterMs, event.failedAttempts)}.`,
      };
    case 'enabled':
      return {
        level: 'log',
        text: `Socket Mode is switched on again: connected to Slack ${formatDuration(event.afterMs)}.`,
      };
    case 'ghosts':
      return {
        level: 'warn',
        text: joinSentences(
          `Slack counts ${event.slackCounts} sockets of this app, of which ${event.ownCount} ${event.ownCount === 1 ? 'belongs' : 'belong'} to this process. The other sockets receive a share of the app's payloads.`,
          "Unless this is intended, look for another process with the same app token, for example on a developer's machine.",
          'Slack counts a socket that is being replaced until it has closed.',
        ),
      };
    case 'ghosts_gone':
      return { level: 'log', text: 'Slack no longer counts sockets of this app outside this process.' };
    case 'failed':
      return { level: 'error', text: describeFatalOpen(event.code, describeServingAfterRefusal(event.serving)) };
    case 'unsettled':
      return {
        level: 'warn',
        text: `The connections to Slack are closing with ${pluralize(event.frames, 'payload')} not acked in time. Slack redelivers events; commands and interactions among them are lost.`,
      };
    case 'listener_failed':
      return {
        level: 'error',
        text: `The connection listener failed at ${event.call === 'ack' ? 'an ack' : `a ${event.call}`} (${event.failure}). The connections stay open${event.call === 'frame' ? '; that frame is not acked' : ''}.`,
      };
    default:
      return describeFailureEvent(event);
  }
}

type AnyFailureEvent = Extract<ConnectionEvent, { readonly serving: number; readonly connection: number }>;

/** One connection is not ready. The level is low while others can still receive payloads. */
function describeFailureEvent(event: AnyFailureEvent): LogMessage {
  const { kind, connection, reason, serving, failure, retryInMs } = event;
  const level = serving > 0 && !isProblem(failure) ? 'log' : 'warn';
  const servingText = describeServing(serving, retryInMs, kind === 'lost' ? 'other connection' : 'connection');
  const nextAttemptText = describeNextAttempt(retryInMs);
  const advice = getFailureAdvice(failure);
  switch (kind) {
    case 'disconnected':
      return {
        level,
        text: joinSentences(`All connections to Slack are lost: ${reason}.`, servingText, nextAttemptText, advice),
      };
    case 'suspected':
      return {
        level,
        text: joinSentences(
          `Connection ${connection} to Slack may be dead: ${reason}.`,
          'It stays in use until its replacement is ready.',
          nextAttemptText,
        ),
      };
    case 'lost':
      return {
        level,
        text: joinSentences(
          `Connection ${connection} to Slack was lost: ${reason}.`,
          servingText,
          nextAttemptText,
          advice,
        ),
      };
    case 'retrying':
      return {
        level,
        text: joinSentences(
          `Connection ${connection} to Slack could not be opened: ${reason}.`,
          servingText,
          nextAttemptText,
          advice,
        ),
      };
    case 'too_many':
      return {
        level: 'warn',
        text: joinSentences(
          `Slack rejected connection ${connection} (too_many_websockets): the app has more than 10 sockets across all its processes.`,
          `${serving === 0 ? 'None' : serving} of them ${serving > 1 ? 'belong' : 'belongs'} to this process.`,
          'Run fewer processes, or set fewer connections for each process.',
          nextAttemptText,
        ),
      };
    case 'disabled':
    default:
      return {
        level: 'error',
        text: joinSentences(
          'Socket Mode is switched off for this app (link_disabled), so Slack sends no payloads:',
          'users see their commands and clicks fail meanwhile.',
          SWITCH_ON_ADVICE,
          nextAttemptText,
        ),
      };
  }
}

/** Describes an outage that lasts long: since when no connection is ready, and why the last attempt failed. */
export function describeOutage(
  { kind, reason, failure, retryInMs }: AnyFailureEvent,
  startedAt: Date,
  failedAttempts: number,
): LogMessage {
  const day = startedAt.toISOString().slice(0, 10);
  const time = startedAt.toISOString().slice(11, 16);
  return {
    level: 'warn',
    text: joinSentences(
      `No connection to Slack since ${day} ${time} UTC, ${pluralize(failedAttempts, 'failed attempt')}: ${reason}.`,
      describeServing(0, retryInMs, 'connection'),
      describeNextAttempt(retryInMs),
      kind === 'disabled' ? SWITCH_ON_ADVICE : getFailureAdvice(failure),
    ),
  };
}

const SWITCH_ON_ADVICE = 'Switch it on in the app\'s settings, under "Socket Mode".';

/** Refreshes started by this process. Those that Slack announces are described by Slack's own reason. */
const OWN_REFRESH_DESCRIPTIONS: ReadonlyMap<string, string> = new Map([
  ['planned', 'is being refreshed before its lifetime ends'],
  ['new_token', 'is being refreshed with the new app token'],
]);

const describeRefresh = (reason: string): string =>
  OWN_REFRESH_DESCRIPTIONS.get(reason) ?? `is about to be closed by Slack (${reason})`;

function describeServing(serving: number, retryInMs: number | null, noun: string): string {
  if (serving > 0) return `${pluralize(serving, noun)} still ${serving === 1 ? 'receives' : 'receive'} payloads.`;
  if (retryInMs === null) return 'Payloads are no longer received.';
  return 'No payloads are received until a connection is ready: Slack redelivers events, but users see their commands and clicks fail.';
}

const describeServingAfterRefusal = (serving: number): string =>
  serving === 0
    ? NO_FURTHER_ATTEMPT
    : `No further attempt is made: ${pluralize(serving, 'connection')} still ${serving === 1 ? 'receives' : 'receive'} payloads until Slack closes ${serving === 1 ? 'it' : 'them'}; after that no payloads are received.`;

/** Reasons for which connections are refreshed every day. */
const ROUTINE_REFRESH_REASONS: ReadonlySet<string> = new Set(['warning', 'refresh_requested', 'planned', 'new_token']);

/** Whether this reason for a refresh is part of normal operation. */
export const isRoutineRefresh = (reason: string): boolean => ROUTINE_REFRESH_REASONS.has(reason);

function describeConnected({
  again: isReconnect,
  afterMs,
  failedAttempts,
}: Extract<ConnectionEvent, { kind: 'connected' }>): string {
  if (isReconnect) return `Connected to Slack again, ${formatDurationAndAttempts(afterMs, failedAttempts)}.`;
  return failedAttempts === 0
    ? 'Connected to Slack.'
    : `Connected to Slack, ${formatDurationAndAttempts(afterMs, failedAttempts)}.`;
}

const describeNextAttempt = (retryInMs: number | null): string => {
  if (retryInMs === null) return 'No further attempt is made.';
  return retryInMs < 100
    ? 'The next attempt starts immediately.'
    : `Next attempt in ${(retryInMs / 1000).toFixed(1)} s.`;
};

const formatDurationAndAttempts = (ms: number, failedAttempts: number): string =>
  failedAttempts === 0
    ? formatDuration(ms)
    : `${formatDuration(ms)} and ${pluralize(failedAttempts, 'failed attempt')}`;

function formatDuration(ms: number): string {
  if (ms < 1_000) return `after ${Math.max(1, Math.round(ms))} ms`;
  if (ms < 59_950) return `after ${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `after ${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

const joinSentences = (...parts: readonly (string | null)[]): string => parts.filter(part => part !== null).join(' ');
