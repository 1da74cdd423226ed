import type { Browser } from 'playwright-core';
import { SlackEmulator } from '../../../src/slack-emulator.js';
import type { SlackEmulatorOptions } from '../../../src/slack-emulator.options.js';
import { OpenPage, type Screen } from './open-page.js';

/** A local Slack and the pages that people have open of it. */
export class PageTest {
  readonly #pages: OpenPage[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly slack: SlackEmulator,
  ) {}

  /**
   * Runs a whole test with a local Slack of its own. What a page never should do fails it: errors, breaches of its policy,
   * requests to elsewhere.
   *
   * @example
   * it('sends what is typed', () =>
   *   PageTest.run(browser(), {}, async test => {
   *     const { page } = await test.open('ann');
   *     await page.getByLabel('Message').fill('hello');
   *   }));
   */
  static async run(
    browser: Browser,
    options: SlackEmulatorOptions,
    story: (test: PageTest) => Promise<void>,
  ): Promise<void> {
    await using slack = await SlackEmulator.start({ control: true, ...options });
    const test = new PageTest(browser, slack);
    try {
      await story(test);
    } finally {
      await test.#close();
    }
    for (const { complaints } of test.#pages) complaints.check();
  }

  /**
   * Opens the page in a tab of its own, and waits until it is there.
   *
   * @param person of the first workspace; without one the page is opened at the address that the emulator tells
   */
  async open(person?: string, screen: Screen = {}): Promise<OpenPage> {
    const { slack } = this;
    const look = person === undefined ? '' : `#/${slack.workspace().id}/${slack.user(person).id}`;
    const page = await OpenPage.open(this.browser, slack.pageUrl + look, screen);
    this.#pages.push(page);
    return page;
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#pages.map(({ page }) => page.context().close()));
  }
}
