import { isJsonObject, objectAt, stringAt, type JsonObject } from '../json.js';
import { MOST_FOLLOWING, objectsOf, whatFollows } from './aftermath.js';
import { tellAnswer } from './answer.js';
import { CommandFailure } from './command-failure.js';
import { ControlClient, type ClientOptions } from './control-client.js';
import { print, printDrawings, printJson } from './report.js';

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
