import type { ApiCall } from '../event-log/records.js';
import { getFailedCall, type LintChecks } from './lint-rules.js';

/** Arguments that name a message by its time; those that bound a list of messages need no last digit. */
const TIMESTAMPS = ['ts', 'thread_ts', 'message_ts', 'timestamp'];

/** Errors that a rule of their own speaks of. */
const OWNER_NAMES: ReadonlySet<string> = new Set([
  'missing_scope',
  'expired_trigger_id',
  'exchanged_trigger_id',
  'unknown_method',
  'invalid_blocks',
  'invalid_blocks_format',
  'ratelimited',
]);

/** Answers that a bot may well ask for: nobody is known so, somebody was quicker, or it is as wanted already. */
const ANSWERS: ReadonlySet<string> = new Set([
  'users_not_found',
  'hash_conflict',
  'already_reacted',
  'no_reaction',
  'already_pinned',
  'no_pin',
  'already_in_channel',
]);

/** What Bolt sends along with every call, since some methods want it: no slip of the bot's. */
const ALWAYS_ACCEPTED_ARGUMENTS = 'team_id';

/** Faults of blocks that are about how much there is of something. */
const MAX_REMEMBERED_CALLS = /no more than|must be less than|too (?:long|large|many)/;

/** What calls of the Web API tell of an app. */
export function createCallChecks(): LintChecks<
  | 'expired-trigger'
  | 'used-trigger'
  | 'unknown-method'
  | 'unknown-argument'
  | 'deprecated-method'
  | 'numeric-ts'
  | 'blocks-over-limit'
  | 'invalid-blocks'
  | 'api-error'
> {
  return {
    'expired-trigger': noted => {
      const call = getFailedCall(noted, 'expired_trigger_id');
      return (
        call &&
        `${call.method} came after the 3 s that a trigger is good for, and shows nothing. Open a view at once, ` +
          'before any slow work, and update it when that is done.'
      );
    },
    'used-trigger': noted => {
      const call = getFailedCall(noted, 'exchanged_trigger_id');
      return (
        call &&
        `${call.method} used a trigger for the second time, and shows nothing. A trigger opens one view: change ` +
          'what is open by views.update.'
      );
    },
    'unknown-method': noted => {
      const call = getFailedCall(noted, 'unknown_method');
      return call && `Slack has no method ${call.method}: nothing was done. Look its name up.`;
    },
    'unknown-argument': noted => {
      if (noted.kind !== 'api_call') return undefined;
      const unknown = (noted.record.unknownArguments ?? []).filter(name => name !== ALWAYS_ACCEPTED_ARGUMENTS);
      if (unknown.length === 0) return undefined;
      const names = unknown.slice(0, 5).map(name => `"${name.slice(0, 40)}"`);
      return (
        `${noted.record.method} knows no argument ${names.join(', ')}: Slack passes over it. Look for a slip ` +
        'of the pen.'
      );
    },
    'deprecated-method': noted =>
      noted.kind === 'api_call' && noted.record.warnings?.includes('method_deprecated')
        ? `${noted.record.method} is deprecated: one day it will answer no more. Its page names what to call instead.`
        : undefined,
    'numeric-ts': noted => {
      const call = noted.kind === 'api_call' ? noted.record : undefined;
      const name = call && findRoundedTimestamp(call);
      if (!call || name === undefined) return undefined;
      return (
        `${call.method} got ${name} as a number, whose last digits get lost: it may mean no message. Pass the text ` +
        'as it came.'
      );
    },
    'blocks-over-limit': noted => {
      const faults = findBlockProblems(getFailedCall(noted));
      if (!faults?.some(fault => MAX_REMEMBERED_CALLS.test(fault))) return undefined;
      return `Blocks are over Slack's limits, and nothing of them is shown: ${createFinding(faults)}. Shorten or split.`;
    },
    'invalid-blocks': noted => {
      const isRefused = noted.kind === 'response' && noted.record.error?.startsWith('invalid_blocks');
      const faults = isRefused ? [] : findBlockProblems(getFailedCall(noted));
      if (!faults || faults.some(fault => MAX_REMEMBERED_CALLS.test(fault))) return undefined;
      const places = faults.length > 0 ? `: ${createFinding(faults)}` : '';
      return `Blocks are not as Slack takes them, and nothing of them is shown${places}. Mend what is named.`;
    },
    'api-error': noted => {
      const call = getFailedCall(noted);
      if (!call || findBlockProblems(call) || findRoundedTimestamp(call) !== undefined) return undefined;
      const { method, error = '', messages = [] } = call;
      if (OWNER_NAMES.has(error) || ANSWERS.has(error)) return undefined;
      const why = messages.length > 0 ? ` (${createFinding(messages)})` : '';
      return (
        `${method} was refused with ${error}${why}: nothing was done. Read the code's meaning on the ` +
        `method's page.`
      );
    },
  };
}

/** The argument that names a message by a number, or by what a form makes of one: Slack gives six decimals. */
function findRoundedTimestamp({ args }: ApiCall): string | undefined {
  return TIMESTAMPS.find(name => {
    const value = args[name];
    return typeof value === 'number' || (typeof value === 'string' && /^\d{10}\.\d{1,5}$/.test(value));
  });
}

/** What is wrong with the blocks or the view of a call, where it was refused for them. */
function findBlockProblems(call: ApiCall | undefined): readonly string[] | undefined {
  if (call?.error === undefined) return undefined;
  const { error, messages = [] } = call;
  if (error.startsWith('invalid_blocks') || error === 'msg_blocks_too_long' || error === 'view_too_large') {
    return messages.length > 0 ? messages : [error.replaceAll('_', ' ')];
  }
  const isOfView = messages.some(message => /json-pointer:\/(?:view|blocks|attachments)\//.test(message));
  return error === 'invalid_arguments' && isOfView ? messages : undefined;
}

const createFinding = (faults: readonly string[]): string =>
  faults
    .slice(0, 2)
    .map(fault => fault.replace(/^\[ERROR\] /, '').slice(0, 120))
    .join('; ');
