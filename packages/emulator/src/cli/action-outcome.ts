import { isJsonObject, type JsonObject, objectAt, objectsAt, readObjects, stringAt } from '../json.js';
import { CommandFailure } from './cli-error.js';
import { type ClientOptions, ControlClient } from './control-client.js';
import { print, printDrawings, printJson } from './print.js';
import { setTimeout as pause } from 'node:timers/promises';

/** How an act is told of. */
export interface ActOptions extends ClientOptions {
  /** Milliseconds without anything new, after which the app is taken to be done. */
  readonly wait: number;
}

/**
 * Does something as somebody, and tells what came of it: the ack, what followed, and what they see now.
 * @throws CommandFailure when it isn't possible, or the app did not ack
 */
export async function actAndTell(options: ActOptions, person: string, path: string, body: object): Promise<void> {
  const client = new ControlClient(options);
  const before = objectsOf(await client.look('timeline', { limit: '1' }));
  const answer = await client.act(`${rootOf(person)}/${path}`, body);
  const failure = failureOf(answer);
  if (options.json) printJson(answer);
  else {
    await tellWhatFollows(client, person, await whatFollows(client, before.at(-1)?.id, options.wait));
    if (failure === undefined) await tellAnswer(client, rootOf(person), answer);
  }
  if (failure !== undefined) throw new CommandFailure(failure, 1);
}

async function tellWhatFollows(client: ControlClient, person: string, entries: readonly JsonObject[]): Promise<void> {
  for (const entry of entries) print(stringAt(entry, 'line') ?? '');
  const posted = new Set(entries.filter(({ kind }) => kind === 'message').map(({ ts }) => ts));
  const messages = objectsOf(await client.look('messages', { person, limit: MOST_FOLLOWING }));
  printDrawings(messages.filter(({ ts }) => posted.has(ts)));
  const views = entries.filter(({ kind }) => kind === 'view').map(({ type }) => type);
  const hasFaults = entries.some(({ kind, payload }) => kind === 'ack' && payload === 'errors');
  if (hasFaults || views.includes('modal'))
    printDrawings(objectsOf(await client.look(`${rootOf(person)}/views`)).slice(-1));
  const home = views.includes('home') ? await client.look(`${rootOf(person)}/home`) : undefined;
  if (isJsonObject(home)) printDrawings([home]);
}

const rootOf = (person: string): string => `people/${encodeURIComponent(person)}`;

/** Why an act came to nothing, where the app had to answer it. */
function failureOf(answer: unknown): string | undefined {
  if (!isJsonObject(answer)) return undefined;
  const exchange = objectAt(answer, 'exchange') ?? answer;
  if (!('ack' in exchange)) return undefined;
  const problem = stringAt(exchange, 'problem');
  if (problem !== undefined) return problem;
  return exchange.ack === null ? 'The app did not ack.' : undefined;
}

/** However much goes on. */
export const LONGEST_WAIT_MS = 10_000;
const POLL_MS = 50;
/** Of what happened, and of the messages that it is about. */
export const MOST_FOLLOWING = '1000';

/** All that has happened since, once the app has acked what it was sent and nothing new came for a while. */
export async function whatFollows(
  client: ControlClient,
  after: unknown,
  quietMs: number,
): Promise<readonly JsonObject[]> {
  const beganAt = Date.now();
  let entries: readonly JsonObject[] = [];
  let newestAt = beganAt;
  for (;;) {
    const now = objectsOf(await client.look('timeline', { after: String(Number(after ?? 0)), limit: MOST_FOLLOWING }));
    if (now.at(-1)?.id !== entries.at(-1)?.id) newestAt = Date.now();
    entries = now;
    const isQuiet = Date.now() - newestAt >= quietMs && !isAwaited(entries);
    if (quietMs === 0 || isQuiet || Date.now() - beganAt >= LONGEST_WAIT_MS) return entries;
    await pause(POLL_MS);
  }
}

/** Whether the app still has to ack something. */
function isAwaited(entries: readonly JsonObject[]): boolean {
  const sent = entries.filter(({ kind }) => kind === 'envelope').map(({ envelopeId }) => envelopeId);
  const over = entries
    .filter(({ kind }) => kind === 'ack' || kind === 'unanswered')
    .map(({ envelopeId }) => envelopeId);
  return sent.some(id => !over.includes(id));
}

/** The objects of a list; none where there is no list. */
export function objectsOf(answer: unknown): readonly JsonObject[] {
  return readObjects(answer) ?? [];
}

/** Tells what an answer holds besides what has followed: options of a menu, what to ask an assistant, the end of a step. */
export async function tellAnswer(client: ControlClient, root: string, answer: unknown): Promise<void> {
  if (!isJsonObject(answer)) return;
  const [thread, execution] = [objectAt(answer, 'thread'), objectAt(answer, 'execution')];
  if (answer.options !== undefined) print(`Options: ${textsOf(objectsAt(answer, 'options')).join(', ') || 'none'}.`);
  if (thread) tellPrompts(await client.look(`${root}/assistants/${stringAt(thread, 'ts') ?? ''}`));
  if (execution) print(outcomeLine(await outcomeOf(client, execution)));
}

const textsOf = (options: readonly JsonObject[]): string[] =>
  options.flatMap(option => stringAt(objectAt(option, 'text') ?? {}, 'text') ?? []);

function tellPrompts(thread: unknown): void {
  const prompts = isJsonObject(thread) ? objectsAt(thread, 'prompts') : [];
  for (const prompt of prompts) print(`It suggests to ask: ${stringAt(prompt, 'message') ?? ''}`);
}

/** As it is by now. */
async function outcomeOf(client: ControlClient, { id }: JsonObject): Promise<JsonObject | undefined> {
  const step = objectsOf(await client.look('functions')).find(each => each.id === id);
  return step && objectAt(step, 'outcome');
}

function outcomeLine(outcome: JsonObject | undefined): string {
  if (!outcome) return 'The step runs until the app ends it.';
  if (outcome.status === 'failed') return `The step has failed: ${stringAt(outcome, 'error') ?? ''}`;
  const outputs = Object.entries(objectAt(outcome, 'outputs') ?? {}).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `The step is completed: ${outputs.join(', ') || 'no outputs'}.`;
}
