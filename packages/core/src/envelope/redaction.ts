import { REDACTED, redactSecrets } from '../telemetry/redact-secrets.js';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from './json.js';

/**
 * Replaces secrets in a log text: tokens, tickets, response URLs, trigger ids. Errors may quote the arguments of a
 * call, and anyone who reads them in a log could post with them.
 *
 * @param body the payload, whose secrets are replaced whatever their format
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
