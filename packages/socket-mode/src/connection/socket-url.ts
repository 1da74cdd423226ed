import { Secret } from '@nest-slack/core/internal';

/** The URL of a socket, which works once, and soon. It holds a ticket: whoever has it can connect in the app's place. */
export class SocketUrl extends Secret {
  protected override readonly placeholder = 'SocketUrl(wss:…)';

  /**
   * Reads what Slack handed out; null when no socket can be dialled by it.
   *
   * @param debugReconnects whether to ask for a connection that Slack ends after six minutes
   */
  static read(given: unknown, debugReconnects: boolean): SocketUrl | null {
    if (typeof given !== 'string' || !URL.canParse(given)) return null;
    const url = new URL(given);
    if (!/^wss?:$/.test(url.protocol)) return null;
    url.hash = '';
    // Appended as text: rebuilding the query from its parts could spell the ticket anew.
    if (debugReconnects) url.search += url.search === '' ? '?debug_reconnects=true' : '&debug_reconnects=true';
    return new SocketUrl(url.href);
  }
}
