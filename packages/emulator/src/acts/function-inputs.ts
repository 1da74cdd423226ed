import type { JsonObject } from '../json.js';
import type { DeclaredFunction, DeclaredParameter } from '../manifest/declarations.js';
import type { Workspace } from '../workspace/workspace.js';

/**
 * The inputs of a step as Workflow Builder would give them: where the manifest wants a person or a channel, their name
 * becomes their id.
 *
 * @throws Error when a required one is missing, one is not declared, or nobody and nothing has the name
 */
export function stepInputs(
  workspace: Workspace,
  declared: DeclaredFunction | undefined,
  given: JsonObject,
): JsonObject {
  if (!declared) return given;
  const { callbackId, inputs } = declared;
  const missing = inputs.filter(({ name, isRequired }) => isRequired && given[name] === undefined);
  if (missing.length > 0) {
    throw new Error(`The function "${callbackId}" can't run without its required inputs: ${namesOf(missing)}.`);
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const input = inputs.find(each => each.name === name);
      if (input) return [name, stepInput(workspace, input, value)];
      throw new Error(`The function "${callbackId}" has no input "${name}". It has: ${namesOf(inputs)}.`);
    }),
  );
}

function stepInput(
  { users, channels }: Workspace,
  { name, type }: DeclaredParameter,
  value: JsonObject[string],
): JsonObject[string] {
  if (typeof value !== 'string') return value;
  if (type === 'slack#/types/user_id')
    return idOf(users.find(value), `The input "${name}": nobody is called "${value}".`);
  if (type !== 'slack#/types/channel_id') return value;
  return idOf(channels.find(value), `The input "${name}": no channel is called "${value}".`);
}

function idOf(found: { readonly id: string } | undefined, sentence: string): string {
  if (found) return found.id;
  throw new Error(sentence);
}

const namesOf = (parameters: readonly DeclaredParameter[]): string =>
  parameters.map(({ name }) => name).join(', ') || 'none';
