import { pluralize, type LogMessage } from '@nest-slack/core/internal';
import type { ConnectionNotice } from './connection-event.js';
import { failureAdvice, isProblem } from './failure-advice.js';
import { fatalOpenText, NO_MORE } from './fatal-errors.js';

/** Puts a notice into words: what happened, what follows, what to do. The level is that of something told for the first time. */
export function describeConnectionEvent(notice: ConnectionNotice): LogMessage {
  switch (notice.kind) {
    case 'ready':
      return { level: 'debug', text: `Connection ${notice.connection} to Slack is ready.` };
    case 'renewing':
      return {
        level: isUsualEnd(notice.reason) ? 'debug' : 'log',
        text: `Connection ${notice.connection} to Slack ${renewalText(notice.reason)}; it serves until a new one is ready.`,
      };
    case 'renewed':
      return { level: 'debug', text: `Connection ${notice.connection} to Slack was renewed.` };
    case 'made_room':
      return {
        level: 'log',
        text: sentences(
          `Connection ${notice.connection} to Slack closed before its successor is ready: the app has the 10 sockets that Slack allows.`,
          'The others serve meanwhile, and so it goes at each renewal.',
          'With 9 connections or fewer none has to go first.',
        ),
      };
    case 'connected':
      return { level: 'log', text: connectedText(notice) };
    case 'recovered':
      return {
        level: 'log',
        text: `Every connection to Slack is ready again, ${spent(notice.afterMs, notice.failedAttempts)}.`,
      };
    case 'enabled':
      return { level: 'log', text: `Socket Mode is switched on again: connected to Slack ${after(notice.afterMs)}.` };
    case 'ghosts':
      return {
        level: 'warn',
        text: sentences(
          `Slack counts ${notice.slackCounts} sockets of this app, of which ${notice.ownCount} ${notice.ownCount === 1 ? 'belongs' : 'belong'} to this process: the others get a share of its payloads.`,
          "Look for another process with the same app token, perhaps on a developer's machine, unless that is intended.",
          'One that is being replaced is counted until it has ended.',
        ),
      };
    case 'ghosts_gone':
      return { level: 'log', text: "Slack counts no sockets of this app any more but this process's own." };
    case 'failed':
      return { level: 'error', text: fatalOpenText(notice.code, afterRefusal(notice.serving)) };
    case 'unsettled':
      return {
        level: 'warn',
        text: `The connections to Slack close with ${pluralize(notice.frames, 'payload')} not acked in time. Slack delivers events again; commands and interactions among them are lost.`,
      };
    case 'listener_failed':
      return {
        level: 'error',
        text: `What listens to the connections failed at ${notice.call === 'ack' ? 'an ack' : `a ${notice.call}`} (${notice.failure}). The connections go on${notice.call === 'frame' ? '; that frame is not acked' : ''}.`,
      };
    default:
      return describeMissing(notice);
  }
}

type Missing = Extract<ConnectionNotice, { readonly serving: number; readonly connection: number }>;

/** A connection doesn't serve. Others may: then nothing is amiss yet. */
function describeMissing(notice: Missing): LogMessage {
  const { kind, connection, reason, serving, failure, retryInMs } = notice;
  const level = serving > 0 && !isProblem(failure) ? 'log' : 'warn';
  const others = whatStillComes(serving, retryInMs, kind === 'lost' ? 'other connection' : 'connection');
  const next = nextAttempt(retryInMs);
  const advice = failureAdvice(failure);
  switch (kind) {
    case 'disconnected':
      return { level, text: sentences(`No connection to Slack is left: ${reason}.`, others, next, advice) };
    case 'suspected':
      return {
        level,
        text: sentences(
          `Connection ${connection} to Slack may be dead: ${reason}.`,
          'It serves until a new one is ready.',
          next,
        ),
      };
    case 'lost':
      return { level, text: sentences(`Connection ${connection} to Slack was lost: ${reason}.`, others, next, advice) };
    case 'retrying':
      return {
        level,
        text: sentences(`Connection ${connection} to Slack could not be opened: ${reason}.`, others, next, advice),
      };
    case 'too_many':
      return {
        level: 'warn',
        text: sentences(
          `Slack turned connection ${connection} away (too_many_websockets): the app has more than 10 sockets, all its processes together.`,
          `${serving === 0 ? 'None' : serving} of them ${serving > 1 ? 'are' : 'is'} this process's.`,
          'Run fewer processes, or set fewer connections for each.',
          next,
        ),
      };
    case 'disabled':
    default:
      return {
        level: 'error',
        text: sentences(
          'Socket Mode is switched off for this app (link_disabled), so Slack sends nothing:',
          'people see their commands and clicks fail meanwhile.',
          SWITCH_ON,
          next,
        ),
      };
  }
}

/** What is said of a long outage while it lasts: since when no connection serves, and the failure of the last attempt. */
export function describeOutage(
  { kind, reason, failure, retryInMs }: Missing,
  since: Date,
  failedAttempts: number,
): LogMessage {
  const day = since.toISOString().slice(0, 10);
  const time = since.toISOString().slice(11, 16);
  return {
    level: 'warn',
    text: sentences(
      `No connection to Slack since ${day} ${time} UTC, ${pluralize(failedAttempts, 'failed attempt')}: ${reason}.`,
      whatStillComes(0, retryInMs, 'connection'),
      nextAttempt(retryInMs),
      kind === 'disabled' ? SWITCH_ON : failureAdvice(failure),
    ),
  };
}

const SWITCH_ON = 'Switch it on at "Socket Mode" on the app\'s page.';

/** The reasons of ours; Slack's own go by their names. */
const OUR_RENEWALS: ReadonlyMap<string, string> = new Map([
  ['planned', 'is renewed before its lifetime is over'],
  ['new_token', 'is renewed with the new app token'],
]);

const renewalText = (reason: string): string => OUR_RENEWALS.get(reason) ?? `is to end (${reason})`;

function whatStillComes(serving: number, retryInMs: number | null, which: string): string {
  if (serving > 0) return `${pluralize(serving, which)} still ${serving === 1 ? 'receives' : 'receive'} payloads.`;
  if (retryInMs === null) return 'Nothing is received any more.';
  return 'Nothing is received until one is ready: Slack delivers events again, but people see their commands and clicks fail.';
}

const afterRefusal = (serving: number): string =>
  serving === 0
    ? NO_MORE
    : `No further attempt is made: ${pluralize(serving, 'connection')} still ${serving === 1 ? 'serves' : 'serve'} until Slack ends ${serving === 1 ? 'it' : 'them'}, then nothing is received.`;

/** The reasons for which connections come to their end day after day. */
const USUAL_ENDS: ReadonlySet<string> = new Set(['warning', 'refresh_requested', 'planned', 'new_token']);

/** Whether Slack ends connections for this reason as a matter of course. */
export const isUsualEnd = (reason: string): boolean => USUAL_ENDS.has(reason);

function connectedText({ again, afterMs, failedAttempts }: Extract<ConnectionNotice, { kind: 'connected' }>): string {
  if (again) return `Connected to Slack again, ${spent(afterMs, failedAttempts)}.`;
  return failedAttempts === 0 ? 'Connected to Slack.' : `Connected to Slack, ${spent(afterMs, failedAttempts)}.`;
}

const nextAttempt = (retryInMs: number | null): string => {
  if (retryInMs === null) return 'No further attempt is made.';
  return retryInMs < 100 ? 'The next attempt follows at once.' : `Next attempt in ${(retryInMs / 1000).toFixed(1)} s.`;
};

const spent = (ms: number, failedAttempts: number): string =>
  failedAttempts === 0 ? after(ms) : `${after(ms)} and ${pluralize(failedAttempts, 'failed attempt')}`;

function after(ms: number): string {
  if (ms < 1_000) return `after ${Math.max(1, Math.round(ms))} ms`;
  if (ms < 59_950) return `after ${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `after ${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

const sentences = (...parts: readonly (string | null)[]): string => parts.filter(part => part !== null).join(' ');
