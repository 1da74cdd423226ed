import { isJsonObject, stringAt, type JsonObject } from '../../../src/json.js';
import { actAs } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { pageStore } from '../store/page-store.js';
import { surfaceKey, type ElementPlace } from './element-place.js';
import type { Surface } from './surface.js';
import { inTurn } from './turns.js';

/** So long after it was sent, the emulator has a request. The app may take 3 s to ack, and nobody waits with typing. */
const ON_ITS_WAY_MS = 100;

/** What became of an act. */
interface Outcome {
  /** Whether it was done at all. */
  readonly isDone: boolean;
  /** What kept it from being done, or what Slack says of how the app took it. */
  readonly problem?: string | undefined;
}

/**
 * Has an act done that an app answers, after what was done before in the same message or view. Meanwhile the element is
 * busy, and what Slack says of the outcome stands beside it until the next act.
 * @returns whether it was done
 */
export async function tellApp({ surface, key }: ElementPlace, verb: string, body: JsonObject): Promise<boolean> {
  pageStore.getState().setActing(key, { isBusy: true });
  const { told } = await inTurn(surfaceKey(surface), async () => {
    const exchange = inTurn(key, () => outcomeOf(surface, verb, body));
    await Promise.race([exchange, shortly()]);
    return { told: exchange };
  });
  return said(key, await told);
}

/** Has something entered that no app is told of yet, after what was done before. @returns whether it was */
export function tellEmulator({ surface, key }: ElementPlace, body: JsonObject): Promise<boolean> {
  return inTurn(surfaceKey(surface), async () => {
    return said(key, await outcomeOf(surface, 'enter', body));
  });
}

async function outcomeOf({ userId }: Surface, verb: string, body: JsonObject): Promise<Outcome> {
  try {
    const answer = await actAs(userId, verb, body);
    const exchange = isJsonObject(answer) && isJsonObject(answer.exchange) ? answer.exchange : answer;
    return { isDone: true, problem: isJsonObject(exchange) ? stringAt(exchange, 'problem') : undefined };
  } catch (error) {
    return { isDone: false, problem: wordsOf(error) };
  }
}

/** Says at the element what became of an act on it. @returns whether it was done */
function said(key: string, { isDone, problem }: Outcome): boolean {
  pageStore.getState().setActing(key, problem === undefined ? null : { isBusy: false, problem });
  return isDone;
}

const shortly = (): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ON_ITS_WAY_MS);
  });
