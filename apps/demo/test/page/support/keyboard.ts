import type { Locator, Page } from 'playwright-core';
import { splitCommand, type PageDriver, type UploadFile } from './page-driver.js';

/** The maximum number of Tab presses that is acceptable between two elements. */
const MAX_TABS = 15;
/** The number of regions that F6 cycles through. */
const MAX_REGIONS = 6;
const REGION = 'xpath=ancestor::*[self::header or self::nav or self::main or self::aside or @aria-label="Inspector"]';
/** The maximum number of arrow presses that is acceptable in a list. */
const MAX_ARROWS = 20;

/** Whether the focused element or a near ancestor has a visible outline or ring. */
const IS_FOCUS_VISIBLE = `(() => {
  for (let element = document.activeElement, depth = 0; element && depth < 5; element = element.parentElement, depth += 1) {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    if (outlineStyle !== 'none' && outlineWidth !== '0px') return true;
    if (/ 0px 0px 0px [1-9]/.test(boxShadow)) return true;
  }
  return false;
})()`;

/** Uses only the keyboard. Fails when an element takes too many key presses, or when the focus is not visible. */
export class Keyboard implements PageDriver {
  constructor(private readonly page: Page) {}

  async goTo(name: string): Promise<void> {
    await this.#goToEntry(name);
  }

  async actAs(person: string): Promise<void> {
    await this.#goToEntry(`Act as ${person}`);
    await this.page.getByRole('button', { name: `Acting as ${person}` }).waitFor();
  }

  async write(text: string, fieldName = 'Message'): Promise<void> {
    await this.#focusField(fieldName);
    const [command, rest] = splitCommand(text);
    if (command !== '') {
      await this.page.keyboard.type(command.slice(0, 4));
      await this.page.getByRole('option', { name: command, selected: true }).waitFor();
      await this.#keys('Tab');
    }
    await this.page.keyboard.type(rest);
    await this.#keys('Enter');
  }

  async press(button: Locator): Promise<void> {
    await this.#focus(button);
    await this.#keys('Enter');
  }

  async enter(field: Locator, text: string): Promise<void> {
    await this.#focus(field);
    await this.#keys('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  async choose(menu: Locator, option: string): Promise<void> {
    await this.#focus(menu);
    await this.page.keyboard.type(option);
    await this.page.locator('[role=option][data-highlighted]').filter({ hasText: option }).waitFor();
    await this.#keys('Enter');
  }

  async submit(modal: Locator): Promise<void> {
    await this.press(modal.locator('[type=submit]'));
  }

  async leave(): Promise<void> {
    await this.#keys('Escape');
  }

  async react(message: Locator, emoji: string): Promise<void> {
    await this.#focus(message);
    await this.press(message.getByRole('button', { name: `React with ${emoji}` }));
  }

  async openThread(message: Locator): Promise<void> {
    await this.#focus(message);
    await this.#keys('t');
  }

  async closeSidePane(): Promise<void> {
    await this.#pressUntilFocused(this.page.locator('aside textarea'), 'F6', MAX_REGIONS);
    await this.#keys('Escape');
  }

  async chooseIn(button: Locator, item: string): Promise<void> {
    await this.press(button);
    await this.#chooseItem(this.page.getByRole('menuitem', { name: item }));
  }

  async chooseFor(message: Locator, item: string): Promise<void> {
    await this.#focus(message);
    await this.chooseIn(message.getByRole('button', { name: 'More actions' }), item);
  }

  /** The composer offers shortcuts among the commands. */
  async shortcut(name: string): Promise<void> {
    await this.#focusField('Message');
    await this.page.keyboard.type(`/${name.split(' ')[0]}`);
    await this.page.getByRole('option', { name, selected: true }).waitFor();
    await this.#keys('Enter');
  }

  async attach(file: UploadFile, pane: Locator): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.press(pane.getByRole('button', { name: 'Attach files' }));
    await (await chooser).setFiles(file);
  }

  /** Focuses the field; on a page that was just opened, with the skip link. */
  async #focusField(name: string): Promise<void> {
    if ((await this.page.evaluate('document.activeElement === document.body')) === true) {
      await this.press(this.page.getByRole('button', { name: 'Skip to the message field' }));
    }
    const field = this.page.getByRole('combobox', { name });
    await field.waitFor();
    await this.#pressUntilFocused(field, 'F6', MAX_REGIONS);
    await this.#assertFocusIsVisible();
  }

  async #goToEntry(name: string): Promise<void> {
    await this.#keys('Control+k');
    await this.page.getByRole('dialog', { name: 'Go to' }).waitFor();
    await this.page.keyboard.type(name);
    await this.page.locator('[role=option][data-highlighted]').filter({ hasText: name }).waitFor();
    await this.#keys('Enter');
  }

  /** Chooses an item of an open menu with the arrow keys. */
  async #chooseItem(item: Locator): Promise<void> {
    await item.waitFor();
    await this.#pressUntilFocused(item, 'ArrowDown', MAX_ARROWS);
    await this.#keys('Enter');
  }

  /** Focuses an element: F6 moves between regions, arrows between messages and tabs, and Tab within them. */
  async #focus(wanted: Locator): Promise<void> {
    await wanted.waitFor({ state: 'attached' });
    const region = wanted.locator(REGION).first();
    const message = wanted.locator('xpath=ancestor-or-self::article');
    if ((await message.count()) > 0 && !(await this.#isIn(message))) {
      const messages = message.locator('xpath=ancestor::*[@role="group"]').getByRole('article');
      await this.#pressUntilFocused(messages, 'F6', MAX_REGIONS);
      await this.#pressUntilFocused(message, (await this.#isAbove(message)) ? 'ArrowUp' : 'ArrowDown', MAX_ARROWS);
    } else if ((await region.count()) > 0 && !(await this.#isIn(region))) {
      await this.#pressUntilFocused(region.locator('*'), 'F6', MAX_REGIONS);
    }
    const tabs = wanted.locator('xpath=ancestor::*[@role="tablist"]');
    if ((await tabs.count()) > 0) {
      await this.#tabTo(tabs.locator('[role=tab][tabindex="0"]'));
      await this.#pressUntilFocused(wanted, 'ArrowRight', MAX_ARROWS);
    } else await this.#tabTo(wanted);
    await this.#assertFocusIsVisible();
  }

  /** @throws Error when the focus has no visible mark */
  async #assertFocusIsVisible(): Promise<void> {
    if ((await this.page.evaluate(IS_FOCUS_VISIBLE)) === true) return;
    throw new Error(`The focus is not visible at ${await this.#describeFocus()}.`);
  }

  async #tabTo(wanted: Locator): Promise<void> {
    await this.#pressUntilFocused(wanted, (await this.#isAbove(wanted.first())) ? 'Shift+Tab' : 'Tab', MAX_TABS);
  }

  /** Presses a key until the element has the focus. */
  async #pressUntilFocused(wanted: Locator, key: string, maxPresses: number): Promise<void> {
    const focused = wanted.and(this.page.locator(':focus'));
    const from = await this.#describeFocus();
    for (let pressed = 0; (await focused.count()) === 0; pressed += 1) {
      if (pressed === maxPresses) {
        throw new Error(
          `Pressing ${key} ${maxPresses} times from ${from} did not reach ${String(wanted)}, but ${await this.#describeFocus()}.`,
        );
      }
      await this.#keys(key);
    }
  }

  async #isIn(region: Locator): Promise<boolean> {
    const focused = this.page.locator(':focus');
    return (await region.and(focused).or(region.locator(focused)).count()) > 0;
  }

  async #isAbove(wanted: Locator): Promise<boolean> {
    const before = this.page.locator(':focus').locator('xpath=preceding::* | ancestor::*');
    return (await before.and(wanted).count()) > 0;
  }

  async #keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async #describeFocus(): Promise<string> {
    return String(await this.page.evaluate('document.activeElement?.outerHTML.slice(0, 160)'));
  }
}
