import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from './json.js';

const HIDDEN = '[hidden]';

/** Secrets that are known by their looks. */
const patterns: readonly RegExp[] = [
  // A header that fetch refuses is quoted in its error, line breaks included.
  /(?<="Bearer )[^"]+/g,
  // Tokens of apps, bots, users and functions, and those that are rotated (`xoxe.xoxb-…`).
  /\bx(?:app|wfp|ox[a-z])(?:\.xox[a-z])?-[\w-]+/g,
  // The URL of a socket holds its ticket.
  /(?<=[?&]ticket=)[^&\s"']+/g,
  /(?<=hooks\.slack\.com\/)[^\s"')]+/g,
  // User and password in the URL of a proxy, and what a proxy is told of them.
  /(?<=:\/\/)[^\s/@"']*(?=@)/g,
  /(?<=proxy-authorization\W+basic )[\w+/=]+/gi,
];

/**
 * Hides what a log must not hold: tokens, tickets, response URLs, trigger ids. Errors quote what a call was made with,
 * and whoever reads a log could post with it.
 *
 * @param body the payload at hand, whose own secrets are hidden whatever they look like
 */
export function redact(text: string, body: JsonObject): string {
  const shown = secretsOf(body).reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text);
  return patterns.reduce((hidden, pattern) => hidden.replace(pattern, HIDDEN), shown);
}

function secretsOf(body: JsonObject): string[] {
  const event = objectAt(body, 'event');
  const interactivity = [objectAt(body, 'interactivity'), objectAt(objectAt(event, 'inputs'), 'interactivity')];
  const holders = [
    body,
    event,
    ...interactivity,
    ...interactivity.map(each => objectAt(each, 'interactor')),
    ...arrayAt(body, 'response_urls').filter(isJsonObject),
  ];
  return holders
    .flatMap(holder => [
      textAt(holder, 'response_url'),
      textAt(holder, 'trigger_id'),
      textAt(holder, 'bot_access_token'),
      textAt(holder, 'interactivity_pointer'),
      textAt(holder, 'secret'),
      // Who knows the verification token passes for Slack where an app still checks it.
      textAt(holder, 'token'),
    ])
    .filter(secret => secret !== null);
}
