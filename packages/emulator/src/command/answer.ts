import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../json.js';
import { objectsOf } from './aftermath.js';
import type { ControlClient } from './control-client.js';
import { print } from './report.js';

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
