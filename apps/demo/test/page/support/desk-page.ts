import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { OpenPage } from '../../../../../packages/emulator/test/page/support/open-page.js';
import { Desk, type DeskSetting } from '../../support/desk.js';

/** There is room for a conversation, a thread and the timeline beside each other. */
const WIDE = { width: 1440, height: 900 };

/** The bot on a local Slack, and the page of that, which one person has open. */
export class DeskPage {
  #open: OpenPage | undefined;

  private constructor(readonly desk: Desk) {}

  /** For all tests of the block, in their order: each goes on where the one before it ended. */
  static forAllTests(browser: () => Browser, setting: DeskSetting = {}): DeskPage {
    // The page goes before its Slack does: hooks of one kind run in their order.
    afterAll(() => page.#close());
    const page = new DeskPage(Desk.forAllTests({ ...setting, hasPage: true }));
    beforeAll(async () => {
      const { slack, ann } = page.desk;
      await slack.waitForConnections(2);
      const address = `${slack.pageUrl}#/${slack.workspace().id}/${ann.id}`;
      page.#open = await OpenPage.open(browser(), address, WIDE);
    });
    return page;
  }

  get open(): OpenPage {
    if (!this.#open) throw new Error('The page is open within tests alone.');
    return this.#open;
  }

  get page(): Page {
    return this.open.page;
  }

  /** What is in the middle. */
  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** What is beside that: a thread, or an assistant. */
  get beside(): Locator {
    return this.page.getByRole('complementary');
  }

  /** The newest message that says so, in the middle or beside it. */
  message(text: string | RegExp, within = this.main): Locator {
    return within.getByRole('article').filter({ hasText: text }).last();
  }

  /** A modal by its title. */
  modal(title: string): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  /** Waits until a message says this. */
  async sees(text: string | RegExp, within = this.main): Promise<void> {
    await this.message(text, within).waitFor();
  }

  async #close(): Promise<void> {
    await this.#open?.page.context().close();
    this.#open?.complaints.check();
  }
}
