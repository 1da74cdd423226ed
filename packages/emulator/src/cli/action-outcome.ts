import { isJsonObject, type JsonObject, objectAt, objectsAt, readObjects, stringAt } from '../json.js';
import { CliError } from './cli-error.js';
import { type ClientOptions, ControlClient } from './control-client.js';
import { printLine, printDrawings, printJson } from './print.js';
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
export async function runAndPrintAction(
  options: ActOptions,
  person: string,
  path: string,
  body: object,
): Promise<void> {
  const client = new ControlClient(options);
  const before = readEntries(await client.get('timeline', { limit: '1' }));
  const answer = await client.post(`${getThreadRoot(person)}/${path}`, body);
  const failure = describeFailure(answer);
  if (options.json) printJson(answer);
  else {
    await printFollowUps(client, person, await collectFollowUps(client, before.at(-1)?.id, options.wait));
    if (failure === undefined) await printResponse(client, getThreadRoot(person), answer);
  }
  if (failure !== undefined) throw new CliError(failure, 1);
}

async function printFollowUps(client: ControlClient, person: string, entries: readonly JsonObject[]): Promise<void> {
  for (const entry of entries) printLine(stringAt(entry, 'line') ?? '');
  const posted = new Set(entries.filter(({ kind }) => kind === 'message').map(({ ts }) => ts));
  const messages = readEntries(await client.get('messages', { person, limit: MAX_FOLLOW_UPS }));
  printDrawings(messages.filter(({ ts }) => posted.has(ts)));
  const views = entries.filter(({ kind }) => kind === 'view').map(({ type }) => type);
  const hasFaults = entries.some(({ kind, payload }) => kind === 'ack' && payload === 'errors');
  if (hasFaults || views.includes('modal'))
    printDrawings(readEntries(await client.get(`${getThreadRoot(person)}/views`)).slice(-1));
  const home = views.includes('home') ? await client.get(`${getThreadRoot(person)}/home`) : undefined;
  if (isJsonObject(home)) printDrawings([home]);
}

const getThreadRoot = (person: string): string => `people/${encodeURIComponent(person)}`;

/** Why an act came to nothing, where the app had to answer it. */
function describeFailure(answer: unknown): string | undefined {
  if (!isJsonObject(answer)) return undefined;
  const exchange = objectAt(answer, 'exchange') ?? answer;
  if (!('ack' in exchange)) return undefined;
  const problem = stringAt(exchange, 'problem');
  if (problem !== undefined) return problem;
  return exchange.ack === null ? 'The app did not ack.' : undefined;
}

/** However much goes on. */
export const MAX_FOLLOW_UP_WAIT_MS = 10_000;
const FOLLOW_UP_POLL_MS = 50;
/** Of what happened, and of the messages that it is about. */
export const MAX_FOLLOW_UPS = '1000';

/** All that has happened since, once the app has acked what it was sent and nothing new came for a while. */
export async function collectFollowUps(
  client: ControlClient,
  after: unknown,
  quietMs: number,
): Promise<readonly JsonObject[]> {
  const beganAt = Date.now();
  let entries: readonly JsonObject[] = [];
  let newestAt = beganAt;
  for (;;) {
    const now = readEntries(await client.get('timeline', { after: String(Number(after ?? 0)), limit: MAX_FOLLOW_UPS }));
    if (now.at(-1)?.id !== entries.at(-1)?.id) newestAt = Date.now();
    entries = now;
    const isQuiet = Date.now() - newestAt >= quietMs && !isAwaited(entries);
    if (quietMs === 0 || isQuiet || Date.now() - beganAt >= MAX_FOLLOW_UP_WAIT_MS) return entries;
    await pause(FOLLOW_UP_POLL_MS);
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
export function readEntries(answer: unknown): readonly JsonObject[] {
  return readObjects(answer) ?? [];
}

/** Tells what an answer holds besides what has followed: options of a menu, what to ask an assistant, the end of a step. */
export async function printResponse(client: ControlClient, root: string, answer: unknown): Promise<void> {
  if (!isJsonObject(answer)) return;
  const [thread, execution] = [objectAt(answer, 'thread'), objectAt(answer, 'execution')];
  if (answer.options !== undefined)
    printLine(`Options: ${listErrorTexts(objectsAt(answer, 'options')).join(', ') || 'none'}.`);
  if (thread) printPrompts(await client.get(`${root}/assistants/${stringAt(thread, 'ts') ?? ''}`));
  if (execution) printLine(formatOutcome(await readOutcome(client, execution)));
}

const listErrorTexts = (options: readonly JsonObject[]): string[] =>
  options.flatMap(option => stringAt(objectAt(option, 'text') ?? {}, 'text') ?? []);

function printPrompts(thread: unknown): void {
  const prompts = isJsonObject(thread) ? objectsAt(thread, 'prompts') : [];
  for (const prompt of prompts) printLine(`It suggests to ask: ${stringAt(prompt, 'message') ?? ''}`);
}

/** As it is by now. */
async function readOutcome(client: ControlClient, { id }: JsonObject): Promise<JsonObject | undefined> {
  const step = readEntries(await client.get('functions')).find(each => each.id === id);
  return step && objectAt(step, 'outcome');
}

function formatOutcome(outcome: JsonObject | undefined): string {
  if (!outcome) return 'The step runs until the app ends it.';
  if (outcome.status === 'failed') return `The step has failed: ${stringAt(outcome, 'error') ?? ''}`;
  const outputs = Object.entries(objectAt(outcome, 'outputs') ?? {}).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `The step is completed: ${outputs.join(', ') || 'no outputs'}.`;
}
