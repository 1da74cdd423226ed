import { ParseReferencePipe } from './parse-reference.pipe.js';

/** Slack turns a host name with a dot into a link, with or without a path. */
const HOST = /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)/;

/**
 * Parses a link in a command (`https://example.com/a`, or `example.com`) to a URL. Rejects any other text with a message
 * for the user.
 *
 * @example
 * ```ts
 * @SlackCommand('/watch :page')
 * watch(@SlackParam('page', ParseSlackLinkPipe) page: URL) {
 *   return `Watching ${page.host}.`;
 * }
 * ```
 */
export class ParseSlackLinkPipe extends ParseReferencePipe<URL> {
  protected override readonly misfit: string = 'no link';
  protected override readonly cure: string = 'Write one, such as https://example.com.';

  protected override read(text: string): URL | null {
    const url = HOST.test(text) ? `http://${text}` : text;
    return /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : null;
  }
}
