import type { Person, SlackEmulator } from '@nest-slack/emulator';
import { knownFunction, typedInputs } from './known-function.js';
import type { Performed } from './performed.js';

/**
 * Has a workflow come to a step of the bot's.
 *
 * @throws Error when the bot has no such function, or that no such input
 */
export async function runFunction(
  slack: SlackEmulator,
  person: Person,
  id: string,
  typed: Readonly<Record<string, string>>,
): Promise<Performed> {
  const known = knownFunction(id);
  const exchange = await person.runFunction(id, typedInputs(slack, known, typed), { outputs: known.outputs });
  return { exchange, outcome: () => [outcomeOf(slack, exchange.execution.id)] };
}

function outcomeOf(slack: SlackEmulator, executionId: string): string {
  const outcome = slack.functionExecutions.find(({ id }) => id === executionId)?.outcome;
  switch (outcome?.status) {
    case 'completed': {
      const outputs = Object.entries(outcome.outputs).map(
        ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
      );
      return `The step is completed: ${outputs.join(', ') || 'no outputs'}.`;
    }
    case 'failed':
      return `The step has failed: ${outcome.error}`;
    case undefined:
      return 'The step goes on until the bot ends it.';
  }
}
