import type { JsonObject } from '../../envelope/json.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import { MessageResponder } from './message.responder.js';

/**
 * What happens in an assistant's thread: its person waits for an answer there, and is told there when none comes. Not
 * when they only turned to another channel.
 */
export class AssistantResponder extends MessageResponder {
  override readonly isWaitedFor: boolean = true;

  override refuse(run: HandlerRun, reply: JsonObject): Response {
    this.beside.begin(run, 'said in the thread', async () => {
      const { assistant } = run.conversation;
      // What is said takes the status away, but it may be refused.
      await assistant.clearStatus().catch(() => {});
      if (run.envelope.name !== 'assistant_thread_context_changed') await run.conversation.say(reply);
    });
    return { ack: 'send' };
  }
}
