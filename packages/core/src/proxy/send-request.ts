import { request as httpRequest, type Agent, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** An HTTP request on a connection of its own, straight or by an agent. */
export interface OutgoingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array | undefined;
  /** Undefined: straight. */
  readonly agent: Agent | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends a request; resolves when the head of its answer is there.
 *
 * @throws what Node, the system or the agent says when it fails, and at the signal
 */
export function sendRequest(url: URL, { body, agent, signal, ...head }: OutgoingRequest): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    // A request whose agent still connects hears of the signal only when the agent has ended.
    const abort = (): void => reject(new DOMException('This operation was aborted', 'AbortError'));
    const settled = (): void => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    request(url, { ...head, agent: agent ?? false, ...(signal === undefined ? {} : { signal }) })
      .on('response', response => {
        settled();
        resolve(response);
      })
      .on('error', error => {
        settled();
        reject(error);
      })
      .end(body);
  });
}
