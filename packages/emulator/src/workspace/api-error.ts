import type { JsonObject } from '../json.js';

/** Optional parts of an error response. */
export interface ApiErrorDetails {
  /** Sentences for `response_metadata.messages`. */
  messages?: readonly string[];
  /** What else the answer says, beside the code. */
  body?: JsonObject;
  /** The HTTP status; Slack refuses with 200 and `ok: false` unless something is wrong with the transport. */
  status?: number;
  /** The `Retry-After` header: seconds, or a date as HTTP writes it. */
  retryAfter?: string;
  /** Set where a fault has it so, and the app is not to blame. */
  injected?: true;
  /** What comes in place of Slack's JSON. */
  instead?: ReplacementResponse;
}

/** What can come in place of an answer: nothing at all, a TCP reset, a page of some gateway, or JSON that breaks off. */
export type ReplacementResponse = 'hang' | 'reset' | 'html' | 'broken_json';

/** A Web API error code, thrown when a request breaks one of Slack's rules. */
export class SlackApiError extends Error {
  override readonly name = 'SlackRefusal';

  constructor(
    /** The code, as in `{ ok: false, error: code }`. */
    readonly code: string,
    readonly details: ApiErrorDetails = {},
  ) {
    super(`Slack refused with "${code}"${details.messages?.length ? `: ${details.messages.join('; ')}` : ''}`);
  }
}
