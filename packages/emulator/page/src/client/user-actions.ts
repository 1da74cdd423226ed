import { isJsonObject, type JsonObject, stringAt } from '../../../src/json.js';
import { postAsUser, toErrorMessage } from '../server/control.js';
import { pageStore } from '../store/page-store.js';

/**
 * Performs an action as the current user. Failures are shown as notices.
 * @returns the response; `undefined` if it failed
 */
export async function performAction(verb: string, body: JsonObject = {}): Promise<JsonObject | undefined> {
  const { route, notify } = pageStore.getState();
  try {
    const answer = await postAsUser(route.userId, verb, body);
    return isJsonObject(answer) ? answer : {};
  } catch (error) {
    notify(toErrorMessage(error));
    return undefined;
  }
}

/** Performs an action that an app must handle. Slack's message about a failure is added to the conversation. */
export async function performAppAction(
  verb: string,
  body: JsonObject,
  conversation: { readonly channel: string; readonly threadTs: string | null },
): Promise<JsonObject | undefined> {
  const exchange = await performAction(verb, body);
  const problem = exchange && stringAt(exchange, 'problem');
  if (problem !== undefined) pageStore.getState().addNote({ ...conversation, text: problem });
  return exchange;
}
