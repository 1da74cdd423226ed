import { isJsonObject, stringAt } from '../../../src/json.js';
import { actAs } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { pageStore } from '../store/page-store.js';

/** Starts a global shortcut of an app. What Slack says when the app leaves it undone is told. */
export async function startShortcut(callbackId: string, appId: string): Promise<void> {
  const { look, tell } = pageStore.getState();
  try {
    const exchange = await actAs(look.userId, 'shortcut', { callbackId, app: appId });
    const problem = isJsonObject(exchange) ? stringAt(exchange, 'problem') : undefined;
    if (problem !== undefined) tell(problem);
  } catch (error) {
    tell(wordsOf(error));
  }
}
