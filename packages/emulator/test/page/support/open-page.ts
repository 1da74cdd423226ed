import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { seriousFindings } from './accessibility.js';
import { Complaints } from './complaints.js';

/** How long anything that is waited for may take. */
const LIMIT_MS = 30_000;
const SHOTS = process.env['PAGE_SHOTS'] ?? join(tmpdir(), 'page-shots');

/** What the page is looked at on. */
export interface Screen {
  /** Default 1280. */
  readonly width?: number;
  /** Default 800. */
  readonly height?: number;
  /** Default `light`. */
  readonly scheme?: 'light' | 'dark';
}

/** A tab with the page, in a browser profile of its own. */
export class OpenPage {
  private constructor(
    /** Playwright's, whose waits all have a limit. */
    readonly page: Page,
    readonly complaints: Complaints,
    private readonly screen: Required<Screen>,
  ) {}

  /**
   * @param prepare what is done to the tab before it has the page
   * @throws Error when the page doesn't come up
   */
  static async open(
    browser: Browser,
    address: string,
    given: Screen = {},
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<OpenPage> {
    const screen = { width: 1280, height: 800, scheme: 'light', ...given } as const;
    const context = await browser.newContext({
      viewport: { width: screen.width, height: screen.height },
      colorScheme: screen.scheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    context.setDefaultTimeout(LIMIT_MS);
    const complaints = await Complaints.of(context, new URL(address).origin);
    const page = await context.newPage();
    await prepare?.(page);
    try {
      await page.goto(address);
      await page.locator('main').waitFor({ state: 'attached' });
    } catch (error) {
      const shown = String(await page.evaluate('document.body.innerText').catch(() => '')).slice(0, 1000);
      await context.close();
      throw new Error(`The page did not come up at ${address}. It shows:\n${shown}`, { cause: error });
    }
    return new OpenPage(page, complaints, screen);
  }

  /** Waits until what has changed is drawn. */
  async settled(): Promise<void> {
    await this.page.evaluate('new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  }

  /** Takes a picture of it, into the folder that PAGE_SHOTS names. @returns where it is */
  async shot(name: string): Promise<string> {
    const { width, scheme } = this.screen;
    await mkdir(SHOTS, { recursive: true });
    const path = join(SHOTS, `${name}-${width}-${scheme}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** What somebody who can't see it, or has no mouse, would stumble over: nothing, as it should be. */
  seriousFindings(within?: string): Promise<string[]> {
    return seriousFindings(this.page, within);
  }

  /** Presses keys, one after the other, as `page.keyboard.press` names them. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Goes on by a key, Tab unless it says otherwise, until what a selector finds has the focus. */
  async pressUntil(selector: string, { key = 'Tab', most = 100 } = {}): Promise<void> {
    const wanted = this.page.locator(selector).and(this.page.locator(':focus'));
    for (let pressed = 0; pressed < most; pressed += 1) {
      if ((await wanted.count()) > 0) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${most} times ${key} led nowhere near "${selector}", but at last to ${await this.#focused()}.`);
  }

  async #focused(): Promise<string> {
    return String(await this.page.evaluate('document.activeElement?.outerHTML.slice(0, 200)'));
  }
}
