import { isJsonObject, type JsonObject, objectAt, objectsAt, readObjects, stringAt } from '../json.js';
import { CliError } from './cli-error.js';
import { type ClientOptions, ControlClient } from './control-client.js';
import { printLine, printDrawings, printJson } from './print.js';
import { setTimeout as pause } from 'node:timers/promises';

/** The options for printing an action's outcome. */
export interface ActOptions extends ClientOptions {
  /** Milliseconds without new entries after which the app counts as finished. */
  readonly wait: number;
}

/**
 * Runs an action of a user and prints the outcome: the ack, the follow-ups, and what the user sees now.
 * @throws CliError when the action is not possible, or the app did not ack
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

/** Returns why an action failed that needs a response from the app. */
function describeFailure(answer: unknown): string | undefined {
  if (!isJsonObject(answer)) return undefined;
  const exchange = objectAt(answer, 'exchange') ?? answer;
  if (!('ack' in exchange)) return undefined;
  const problem = stringAt(exchange, 'problem');
  if (problem !== undefined) return problem;
  return exchange.ack === null ? 'The app did not ack.' : undefined;
}

/** The maximum wait, also while new entries keep arriving. */
export const MAX_FOLLOW_UP_WAIT_MS = 10_000;
const FOLLOW_UP_POLL_MS = 50;
/** The limit for timeline entries, and for the messages that they refer to. */
export const MAX_FOLLOW_UPS = '1000';

/**
 * Collects the entries since the action until the app has acked everything and no new entry has arrived for a while.
 */
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

/** Whether an ack is still pending. */
function isAwaited(entries: readonly JsonObject[]): boolean {
  const sent = entries.filter(({ kind }) => kind === 'envelope').map(({ envelopeId }) => envelopeId);
  const over = entries
    .filter(({ kind }) => kind === 'ack' || kind === 'unanswered')
    .map(({ envelopeId }) => envelopeId);
  return sent.some(id => !over.includes(id));
}

/** Returns the objects of a list, or an empty list for other values. */
export function readEntries(answer: unknown): readonly JsonObject[] {
  return readObjects(answer) ?? [];
}

/** Prints the content of a response besides follow-ups: menu options, suggested prompts, the outcome of a step. */
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

/** Reads the current outcome of a step. */
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
