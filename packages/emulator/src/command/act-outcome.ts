import { setTimeout as pause } from 'node:timers/promises';
import { isJsonObject, readObjects, stringAt, type JsonObject } from '../json.js';
import { CommandFailure } from './command-failure.js';
import { ControlClient, type ClientOptions } from './control-client.js';
import { print, printDrawings, printJson } from './report.js';

/** How an act is told of. */
export interface ActOptions extends ClientOptions {
  /** Milliseconds. */
  readonly wait: string;
}

/**
 * Does something as somebody, and tells what came of it: the ack, what followed, and what they see now.
 * @throws CommandFailure when it isn't possible, or the app did not ack
 */
export async function actAndTell(options: ActOptions, person: string, path: string, body: object): Promise<void> {
  const client = new ControlClient(options);
  const root = `people/${encodeURIComponent(person)}`;
  const before = objectsOf(await client.look('timeline', { limit: '1' }));
  const answer = await client.act(`${root}/${path}`, body);
  const failure = failureOf(answer);
  if (options.json) printJson(answer);
  else if (!failure) await tellWhatFollows(client, root, before.at(-1)?.id, Number(options.wait) || 0);
  if (failure !== undefined) throw new CommandFailure(failure, 1);
}

async function tellWhatFollows(client: ControlClient, root: string, after: unknown, waitMs: number): Promise<void> {
  await pause(waitMs);
  const entries = objectsOf(await client.look('timeline', { after: String(Number(after ?? 0)) }));
  for (const entry of entries) print(stringAt(entry, 'line') ?? '');
  const posted = new Set(entries.filter(({ kind }) => kind === 'message').map(({ ts }) => ts));
  const messages = objectsOf(await client.look('messages')).filter(({ ts }) => posted.has(ts));
  printDrawings(messages);
  if (!entries.some(({ kind }) => kind === 'view')) return;
  printDrawings(objectsOf(await client.look(`${root}/views`)).slice(-1));
}

/** Why an act came to nothing, where the app had to answer it. */
function failureOf(answer: unknown): string | undefined {
  if (!isJsonObject(answer) || !('ack' in answer)) return undefined;
  const problem = stringAt(answer, 'problem');
  if (problem !== undefined) return problem;
  return answer.ack === null ? 'The app did not ack.' : undefined;
}

function objectsOf(answer: unknown): readonly JsonObject[] {
  return readObjects(answer) ?? [];
}
