import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { OpenPage } from '../../../../../packages/emulator/test/page/support/open-page.js';
import { Desk, type DeskSetting } from '../../support/desk.js';

/** Wide enough for a conversation, a thread and the timeline. */
const VIEWPORT = { width: 1440, height: 900 };

/** The bot on a local Slack whose page is open as one user. */
export class DeskPage {
  #open: OpenPage | undefined;

  private constructor(readonly desk: Desk) {}

  /** Opens one page for all tests of the block; each test continues where the previous one ended. */
  static forAllTests(browser: () => Browser, setting: DeskSetting = {}): DeskPage {
    // Jest runs afterAll hooks in order, so the page closes before the local Slack stops.
    afterAll(() => page.#close());
    const page = new DeskPage(Desk.forAllTests({ ...setting, hasPage: true }));
    beforeAll(async () => {
      const { slack, ann } = page.desk;
      await slack.waitForConnections(2);
      const address = `${slack.pageUrl}#/${slack.workspace().id}/${ann.id}`;
      page.#open = await OpenPage.open(browser(), address, VIEWPORT);
    });
    return page;
  }

  get open(): OpenPage {
    if (!this.#open) throw new Error('The page is only open inside tests.');
    return this.#open;
  }

  get page(): Page {
    return this.open.page;
  }

  /** The main area, with the conversation. */
  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** The side pane, with a thread or an assistant. */
  get sidePane(): Locator {
    return this.page.getByRole('complementary');
  }

  /** The newest message with the text, in the main area by default. */
  message(text: string | RegExp, within = this.main): Locator {
    return within.getByRole('article').filter({ hasText: text }).last();
  }

  /** A modal by its title. */
  modal(title: string): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  /** Waits for a message with the text. */
  async waitForMessage(text: string | RegExp, within = this.main): Promise<void> {
    await this.message(text, within).waitFor();
  }

  async #close(): Promise<void> {
    await this.#open?.page.context().close();
    this.#open?.complaints.check();
  }
}
