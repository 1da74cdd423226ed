import type { LoggerService } from '@nestjs/common';
import type { SlackThreadContext } from '../envelope/assistant-metadata.js';
import { redact } from '../envelope/redaction.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { getErrorMessage } from '../telemetry/error-text.js';
import type { SlackAssistantThreadId, SlackThreadContextStore } from './thread-context-store.js';

/** Handlers wait for the store, and users for the handlers. */
const STORE_TIMEOUT_MS = 1_000;

/** The thread contexts of one app, in the store of the options. */
export class ThreadContexts {
  constructor(
    private readonly app: string,
    private readonly store: SlackThreadContextStore,
    private readonly logger: Pick<LoggerService, 'error'>,
  ) {}

  /** Saves a context. An error of the store is logged and does not stop the handlers. */
  async save(thread: Omit<SlackAssistantThreadId, 'app'>, context: SlackThreadContext): Promise<void> {
    try {
      await withStoreTimeout(async () => this.store.save({ ...thread, app: this.app }, context));
    } catch (error) {
      this.logger.error(
        redact(
          `The store of assistant.threadContexts did not save what is looked at beside a thread: ${getErrorMessage(error)} ` +
            'Its handlers run all the same; ctx.assistant.getContext() may give them an older one.',
          {},
        ),
      );
    }
  }

  /** @throws SlackException `thread_context_failed` when the store fails or times out */
  async get(thread: Omit<SlackAssistantThreadId, 'app'>): Promise<SlackThreadContext | null> {
    try {
      return await withStoreTimeout(async () => this.store.get({ ...thread, app: this.app }));
    } catch (cause) {
      throw new SlackException(
        'thread_context_failed',
        `The store of assistant.threadContexts could not be read: ${getErrorMessage(cause)} What its person looks at is not ` +
          'known. Catch this where an answer needs no context.',
        { cause },
      );
    }
  }
}

async function withStoreTimeout<T>(work: () => Promise<T>): Promise<T> {
  let limit: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error(`it did not answer within ${STORE_TIMEOUT_MS} ms.`)), STORE_TIMEOUT_MS);
  });
  return Promise.race([work(), timeIsUp]).finally(() => clearTimeout(limit));
}
