import { request as httpRequest, type Agent, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** An HTTP request on its own connection, direct or through an agent. */
export interface OutgoingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array | undefined;
  /** Undefined for a direct connection. */
  readonly agent: Agent | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends a request; resolves when the response headers have arrived.
 *
 * @throws the error of Node, the system or the agent, and an AbortError when the signal aborts
 */
export function sendRequest(url: URL, { body, agent, signal, ...head }: OutgoingRequest): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    // While an agent connects, Node does not pass the abort on to the request, so listen for it here.
    const abort = (): void => reject(new DOMException('This operation was aborted', 'AbortError'));
    const removeAbortListener = (): void => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    request(url, { ...head, agent: agent ?? false, ...(signal === undefined ? {} : { signal }) })
      .on('response', response => {
        removeAbortListener();
        resolve(response);
      })
      .on('error', error => {
        removeAbortListener();
        reject(error);
      })
      .end(body);
  });
}
