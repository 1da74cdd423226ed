import { REDACTED, redactSecrets } from '../telemetry/redact-secrets.js';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from './json.js';

/**
 * Hides what a log must not hold: tokens, tickets, response URLs, trigger ids. Errors quote what a call was made with,
 * and whoever reads a log could post with it.
 *
 * @param body the payload at hand, whose own secrets are hidden whatever they look like
 */
export function redact(text: string, body: JsonObject): string {
  // The longest first, so that none is broken up by another that it holds.
  const secrets = secretsOf(body).toSorted((one, other) => other.length - one.length);
  return redactSecrets(secrets.reduce((hidden, secret) => hidden.replaceAll(secret, REDACTED), text));
}

function secretsOf(body: JsonObject): string[] {
  const event = objectAt(body, 'event');
  // An input that lets a function open views may have any name.
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
      // Who knows the verification token passes for Slack where an app still checks it.
      textAt(holder, 'token'),
    ])
    .filter(secret => secret !== null);
}
