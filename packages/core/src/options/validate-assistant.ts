import { MemoryThreadContexts, type SlackThreadContextStore } from '../assistant/thread-context-store.js';
import { SlackOptionsException } from '../exceptions/slack-options.exception.js';
import { formatValue } from './format-value.js';
import type { AssistantOptions } from './slack-options.js';

/** @throws SlackOptionsException when the value is not a store */
export function parseThreadContextStore({ threadContexts }: AssistantOptions = {}): SlackThreadContextStore {
  if (threadContexts === undefined) return new MemoryThreadContexts();
  const store: unknown = threadContexts;
  const isStore =
    typeof store === 'object' && store !== null && ['get', 'save'].every(name => isMethod(Reflect.get(store, name)));
  if (isStore) return threadContexts;
  throw new SlackOptionsException(
    'assistant.threadContexts',
    `assistant.threadContexts is ${formatValue(store)}, but must be an object with the methods get() and save(). Set it to an ` +
      'instance, not a class; forRootAsync() can inject one.',
  );
}

const isMethod = (value: unknown): boolean => typeof value === 'function';
