/** What a refusal may carry besides its code. */
export interface RefusalDetails {
  /** Sentences for `response_metadata.messages`. */
  messages?: readonly string[];
  /** The HTTP status; Slack refuses with 200 and `ok: false` unless something is wrong with the transport. */
  status?: number;
  /** The `Retry-After` header, in seconds. */
  retryAfterSeconds?: number;
}

/** Slack says no: a Web API error code, thrown by whichever rule was broken. */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';

  constructor(
    /** The code, as in `{ ok: false, error: code }`. */
    readonly code: string,
    readonly details: RefusalDetails = {},
  ) {
    super(`Slack refused with "${code}"${details.messages?.length ? `: ${details.messages.join('; ')}` : ''}`);
  }
}
