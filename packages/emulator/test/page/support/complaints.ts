import { EventEmitter, once } from 'node:events';
import type { BrowserContext, Page } from 'playwright-core';
import { PICTURE } from './picture.js';

/** What a page should never do, noted as it happens: errors, what its policy forbids, and requests to elsewhere. */
export class Complaints {
  readonly #list: string[] = [];
  readonly #noted = new EventEmitter();
  /** The pictures and videos of elsewhere that the page asked for. */
  readonly outside: string[] = [];

  /** @param origin the only place that the page may turn to for anything but pictures */
  static async of(context: BrowserContext, origin: string): Promise<Complaints> {
    const complaints = new Complaints();
    context.on('page', page => complaints.#watch(page));
    context.on('weberror', error => complaints.#note(`an error nobody caught: ${error.error().message}`));
    await context.route(
      url => url.origin !== origin,
      async route => {
        const asked = route.request();
        if (['image', 'media'].includes(asked.resourceType())) {
          // Nothing of a test leaves the machine.
          complaints.outside.push(asked.url());
          return route.fulfill({ contentType: 'image/png', body: PICTURE });
        }
        complaints.#note(`a request to elsewhere (${asked.resourceType()}): ${asked.url()}`);
        return route.abort();
      },
    );
    return complaints;
  }

  /** Those so far, that match: they are as they should be, and no complaints any more. */
  take(matching: RegExp): string[] {
    const taken = this.#list.filter(text => matching.test(text));
    this.#list.splice(0, Infinity, ...this.#list.filter(text => !taken.includes(text)));
    return taken;
  }

  /** Takes those that match, once there are some. @throws Error when none comes within 10 s */
  async next(matching: RegExp): Promise<string[]> {
    const signal = AbortSignal.timeout(10_000);
    for (;;) {
      const taken = this.take(matching);
      if (taken.length > 0) return taken;
      await once(this.#noted, 'complaint', { signal }).catch((cause: unknown) => {
        throw new Error(`Nobody complained of ${matching}, but of: ${this.#list.join('\n')}`, { cause });
      });
    }
  }

  /** @throws Error that lists them all */
  check(): void {
    if (this.#list.length > 0) throw new Error(`The page did what it never should:\n${this.#list.join('\n')}`);
  }

  #watch(page: Page): void {
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning')
        this.#note(`${message.type()}: ${message.text()}`);
    });
    page.on('crash', () => this.#note('the page crashed'));
    page.on('dialog', dialog => {
      this.#note(`a dialog of the browser's own: ${dialog.message()}`);
      dialog.dismiss().catch(() => undefined);
    });
    page.on('download', download => this.#note(`a download: ${download.url()}`));
  }

  #note(text: string): void {
    this.#list.push(text);
    this.#noted.emit('complaint');
  }
}
