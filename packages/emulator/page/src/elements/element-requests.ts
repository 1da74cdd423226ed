import { isJsonObject, type JsonObject, stringAt } from '../../../src/json.js';
import { postAsUser, toErrorMessage } from '../server/control.js';
import { pageStore } from '../store/page-store.js';
import { type ElementLocation, surfaceKey } from './element-location.js';
import type { Surface } from './surface.js';

/**
 * After this time the emulator has received the request. The next action does not wait for the app's ack, which can
 * take 3 s.
 */
const DELIVERY_MS = 100;

interface ActionResult {
  readonly isDone: boolean;
  /** Why it failed, or Slack's message about the app's ack. */
  readonly problem?: string | undefined;
}

/**
 * Dispatches an action to the app, after earlier actions of the same surface. The element is busy until the ack;
 * Slack's error message stays until the next action.
 * @returns whether the action succeeded
 */
export async function dispatchToApp(
  { surface, key }: ElementLocation,
  verb: string,
  body: JsonObject,
): Promise<boolean> {
  pageStore.getState().setActionStatus(key, { isBusy: true });
  const { result } = await runInOrder(surfaceKey(surface), async () => {
    const exchange = runInOrder(key, () => postAction(surface, verb, body));
    await Promise.race([exchange, waitForDelivery()]);
    return { result: exchange };
  });
  return reportResult(key, await result);
}

/** Stores a value without notifying the app, after earlier actions. @returns whether it was stored */
export function saveEntry({ surface, key }: ElementLocation, body: JsonObject): Promise<boolean> {
  return runInOrder(surfaceKey(surface), async () => {
    return reportResult(key, await postAction(surface, 'enter', body));
  });
}

async function postAction({ userId }: Surface, verb: string, body: JsonObject): Promise<ActionResult> {
  try {
    const answer = await postAsUser(userId, verb, body);
    const exchange = isJsonObject(answer) && isJsonObject(answer.exchange) ? answer.exchange : answer;
    return { isDone: true, problem: isJsonObject(exchange) ? stringAt(exchange, 'problem') : undefined };
  } catch (error) {
    return { isDone: false, problem: toErrorMessage(error) };
  }
}

/** Shows the result at the element. @returns whether the action succeeded */
function reportResult(key: string, { isDone, problem }: ActionResult): boolean {
  pageStore.getState().setActionStatus(key, problem === undefined ? null : { isBusy: false, problem });
  return isDone;
}

const waitForDelivery = (): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, DELIVERY_MS);
  });

/** The last job of each queue. */
const queues = new Map<string, Promise<unknown>>();

/** Runs the jobs of one queue one after another. A failed job rejects its own promise, and the next one still runs. */
export function runInOrder<Done>(queueKey: string, job: () => Promise<Done>): Promise<Done> {
  const before = queues.get(queueKey) ?? Promise.resolve();
  const done = before.then(job, job);
  queues.set(queueKey, done);
  const leave = (): void => {
    if (queues.get(queueKey) === done) queues.delete(queueKey);
  };
  done.then(leave, leave);
  return done;
}
