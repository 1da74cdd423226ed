import type { JsonValue, OutputTypes, SlackEmulator } from '@nest-slack/emulator';
import { textAt, valueAt } from '../display/payload-reading.js';
import { manifest } from './manifest.js';

/** A function of the app, as the manifest has it. */
export interface KnownFunction {
  /** The types of its inputs, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: OutputTypes;
}

/** @throws Error that names the functions that there are */
export function knownFunction(id: string): KnownFunction {
  const functions = membersOf(valueAt(manifest, 'functions'));
  const found = functions.find(([name]) => name === id)?.[1];
  if (found !== undefined) {
    return { inputs: typesAt(found, 'input_parameters'), outputs: typesAt(found, 'output_parameters') };
  }
  throw new Error(`The bot has no function "${id}". It has: ${functions.map(([name]) => name).join(', ')}.`);
}

/**
 * What somebody typed, as what Workflow Builder would make of it: ids of the people and channels that are named, and
 * numbers.
 *
 * @throws Error when there is no such input, or nobody and nothing of that name
 */
export function typedInputs(
  slack: SlackEmulator,
  { inputs }: KnownFunction,
  typed: Readonly<Record<string, string>>,
): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(typed).map(([name, text]) => {
      const type = inputs[name];
      if (type !== undefined) return [name, typedInput(slack, type, text)];
      throw new Error(`The function has no input "${name}". It has: ${Object.keys(inputs).join(', ')}.`);
    }),
  );
}

function typedInput(slack: SlackEmulator, type: string, text: string): JsonValue {
  switch (type) {
    case 'slack#/types/user_id':
      return slack.user(text).id;
    case 'slack#/types/channel_id':
      return slack.channel(text).id;
    case 'integer':
    case 'number':
      return Number.isNaN(Number(text)) ? text : Number(text);
    default:
      return text;
  }
}

const typesAt = (definition: unknown, key: string): Record<string, string> =>
  Object.fromEntries(
    membersOf(valueAt(definition, key)).map(([name, parameter]) => [name, textAt(parameter, 'type') ?? 'string']),
  );

const membersOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
