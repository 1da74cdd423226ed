import { inspect } from 'node:util';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from '../envelope/json.js';

/** The text that replaces a secret. */
export const REDACTED = '[hidden]';

/** Secrets that are recognised by their format. */
const SECRET_PATTERNS: readonly RegExp[] = [
  // A header that fetch refuses is quoted in its error, line breaks included.
  /(?<="Bearer )[^"]+/g,
  // Tokens of apps, bots, users and functions, and those that are rotated (`xoxe.xoxb-…`).
  /\bx(?:app|wfp|ox[a-z])(?:\.xox[a-z])?-[\w-]+/g,
  // The URL of a socket holds its ticket.
  /(?<=[?&]ticket=)[^&\s"']+/g,
  // Response URLs, of GovSlack too.
  /(?<=hooks\.slack(?:-gov)?\.com\/)[^\s"')]+/g,
  // User and password in the URL of a proxy, and the header that contains them.
  /(?<=:\/\/)[^\s/@"']*(?=@)/g,
  /(?<=proxy-authorization\W+basic )[\w+/=]+/gi,
];

/** Replaces all secrets in a text that have a known format. */
export const redactSecrets = (text: string): string =>
  SECRET_PATTERNS.reduce((hidden, pattern) => hidden.replace(pattern, REDACTED), text);

/**
 * A secret that is not printed by accident: logging, `inspect`, JSON and templates show a placeholder. Only
 * {@link Secret.reveal} returns the text.
 */
export abstract class Secret {
  readonly #text: string;
  /** The printed text. Each kind of secret has its own, which also makes the kinds distinct types. */
  protected abstract readonly placeholder: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The secret itself. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return this.placeholder;
  }

  toJSON(): string {
    return this.placeholder;
  }

  [inspect.custom](): string {
    return this.placeholder;
  }
}

/**
 * Replaces secrets in a log text: tokens, tickets, response URLs, trigger ids. Errors may quote the arguments of a
 * call, and anyone who reads them in a log could post with them.
 *
 * @param body the payload, whose secrets are replaced in any format
 */
export function redact(text: string, body: JsonObject): string {
  // The longest first, because a secret may contain another one.
  const secrets = collectSecrets(body).toSorted((one, other) => other.length - one.length);
  return redactSecrets(secrets.reduce((hidden, secret) => hidden.replaceAll(secret, REDACTED), text));
}

function collectSecrets(body: JsonObject): string[] {
  const event = objectAt(body, 'event');
  // An `interactivity` input of a function may have any name.
  const inputs = Object.values(objectAt(event, 'inputs')).filter(isJsonObject);
  const interactivity = [objectAt(body, 'interactivity'), ...inputs];
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
      // Apps that still check the verification token accept anyone who knows it.
      textAt(holder, 'token'),
    ])
    .filter(secret => secret !== null);
}
