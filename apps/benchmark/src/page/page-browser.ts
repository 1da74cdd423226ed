import { SlackEmulator } from '@nest-slack/emulator';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../../../.ci/chromium.mjs';

const LIMIT_MS = 120_000;
const ARGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A local Slack and a browser for its page. */
export class PageBrowser implements AsyncDisposable {
  private constructor(
    readonly slack: SlackEmulator,
    private readonly browser: Browser,
  ) {}

  /** @throws Error when there is no Chromium */
  static async start(): Promise<PageBrowser> {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error('Chromium was not found. Set CHROMIUM_PATH to its executable.');
    const slack = await SlackEmulator.start({ control: true, historyLimit: 60_000, lint: false });
    return new PageBrowser(slack, await chromium.launch({ executablePath, args: ARGS }));
  }

  /** Opens the page with an empty cache. */
  async open(): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(LIMIT_MS);
    const page = await context.newPage();
    await page.goto(this.slack.pageUrl);
    await page.getByRole('main').waitFor();
    return page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await this.slack.close();
  }
}
