import type { LoggerService } from '@nestjs/common';
import type { SlackThreadContext } from '../envelope/assistant-metadata.js';
import { redact } from '../envelope/redaction.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { getErrorMessage } from '../telemetry/error-text.js';
import type { SlackAssistantThreadId, SlackThreadContextStore } from './thread-context-store.js';

/** People wait for what comes after it. */
const STORE_LIMIT_MS = 1_000;

/** What an app's people look at, in the store that the options name. */
export class ThreadContexts {
  constructor(
    private readonly app: string,
    private readonly store: SlackThreadContextStore,
    private readonly logger: Pick<LoggerService, 'error'>,
  ) {}

  /** Keeps what an event told. A store that fails keeps no handler from running. */
  async save(thread: Omit<SlackAssistantThreadId, 'app'>, context: SlackThreadContext): Promise<void> {
    try {
      await limited(async () => this.store.save({ ...thread, app: this.app }, context));
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

  /** @throws SlackException `thread_context_failed` when the store does, or doesn't answer */
  async get(thread: Omit<SlackAssistantThreadId, 'app'>): Promise<SlackThreadContext | null> {
    try {
      return await limited(async () => this.store.get({ ...thread, app: this.app }));
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

async function limited<T>(work: () => Promise<T>): Promise<T> {
  let limit: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error(`it did not answer within ${STORE_LIMIT_MS} ms.`)), STORE_LIMIT_MS);
  });
  return Promise.race([work(), timeIsUp]).finally(() => clearTimeout(limit));
}
