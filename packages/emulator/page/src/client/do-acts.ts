import type { JsonObject } from '../../../src/json.js';
import { isJsonObject, stringAt } from '../../../src/json.js';
import { actAs } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { pageStore } from '../store/page-store.js';

/** Has whoever one acts as do something. What can't be done is told. @returns the answer; nothing when it wasn't done */
export async function doAct(verb: string, body: JsonObject = {}): Promise<JsonObject | undefined> {
  const { look, tell } = pageStore.getState();
  try {
    const answer = await actAs(look.userId, verb, body);
    return isJsonObject(answer) ? answer : {};
  } catch (error) {
    tell(wordsOf(error));
    return undefined;
  }
}

/** Has something done that an app has to answer. What it left undone is noted in the conversation, as Slack does it. */
export async function askApp(
  verb: string,
  body: JsonObject,
  where: { readonly channel: string; readonly threadTs: string | null },
): Promise<JsonObject | undefined> {
  const exchange = await doAct(verb, body);
  const problem = exchange && stringAt(exchange, 'problem');
  if (problem !== undefined) pageStore.getState().note({ ...where, text: problem });
  return exchange;
}
