import type { Message } from '../../workspace/messages/message.js';
import type { MethodCall } from './method.js';

/** Whose a message is that a call posts: the app's, and the step's whose token it is. */
export function authorship({
  app,
  userId,
  executionId,
}: MethodCall): Pick<Message, 'user' | 'appId' | 'botId' | 'executionId'> {
  const { appId, botId } = app;
  return { user: userId, appId, botId, executionId };
}
