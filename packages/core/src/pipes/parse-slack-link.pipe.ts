import { ParseReferencePipe } from './parse-reference.pipe.js';

/** As Slack makes links of words: a host with a dot, and what may follow it. */
const HOST = /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)/;

/**
 * A link in a command (`https://example.com/a`, or `example.com`): the URL. Anything else is refused with a sentence for
 * whoever wrote it.
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
