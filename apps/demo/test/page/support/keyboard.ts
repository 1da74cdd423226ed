import type { Locator, Page } from 'playwright-core';
import { commandIn, type Hand, type OwnFile } from './hand.js';

/** More times of Tab from one thing to the next nobody has the patience for. */
const MOST_TABS = 15;
/** So many parts the page has, that F6 goes through. */
const PARTS = 6;
const PART = 'xpath=ancestor::*[self::header or self::nav or self::main or self::aside or @aria-label="Inspector"]';
/** So many lines of a list somebody goes through by the arrows. */
const MOST_ARROWS = 20;

/** Whether somebody sees where the focus is: by an outline or a ring of what has it, or of what that stands in. */
const IS_MARKED = `(() => {
  for (let each = document.activeElement, up = 0; each && up < 5; each = each.parentElement, up += 1) {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    if (outlineStyle !== 'none' && outlineWidth !== '0px') return true;
    if (/ 0px 0px 0px [1-9]/.test(boxShadow)) return true;
  }
  return false;
})()`;

/** Does all by the keyboard alone, and gives up where a way is too long or nobody would see where the focus is. */
export class Keyboard implements Hand {
  constructor(private readonly page: Page) {}

  async goTo(name: string): Promise<void> {
    await this.#find(name);
  }

  async actAs(person: string): Promise<void> {
    await this.#find(`Act as ${person}`);
    await this.page.getByRole('button', { name: `Acting as ${person}` }).waitFor();
  }

  async write(text: string, where = 'Message'): Promise<void> {
    await this.#toField(where);
    const [command, rest] = commandIn(text);
    if (command !== '') {
      await this.page.keyboard.type(command.slice(0, 4));
      await this.page.getByRole('option', { name: command, selected: true }).waitFor();
      await this.#keys('Tab');
    }
    await this.page.keyboard.type(rest);
    await this.#keys('Enter');
  }

  async press(button: Locator): Promise<void> {
    await this.#reach(button);
    await this.#keys('Enter');
  }

  async enter(field: Locator, text: string): Promise<void> {
    await this.#reach(field);
    await this.#keys('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  async choose(menu: Locator, option: string): Promise<void> {
    await this.#reach(menu);
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
    await this.#reach(message);
    await this.press(message.getByRole('button', { name: `React with ${emoji}` }));
  }

  async openThread(message: Locator): Promise<void> {
    await this.#reach(message);
    await this.#keys('t');
  }

  async closeBeside(): Promise<void> {
    await this.#until(this.page.locator('aside textarea'), 'F6', PARTS);
    await this.#keys('Escape');
  }

  async chooseIn(button: Locator, item: string): Promise<void> {
    await this.press(button);
    await this.#chooseItem(this.page.getByRole('menuitem', { name: item }));
  }

  async chooseFor(message: Locator, item: string): Promise<void> {
    await this.#reach(message);
    await this.chooseIn(message.getByRole('button', { name: 'More actions' }), item);
  }

  /** Shortcuts stand among what completes a command. */
  async shortcut(name: string): Promise<void> {
    await this.#toField('Message');
    await this.page.keyboard.type(`/${name.split(' ')[0]}`);
    await this.page.getByRole('option', { name, selected: true }).waitFor();
    await this.#keys('Enter');
  }

  async attach(file: OwnFile, beside: Locator): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.press(beside.getByRole('button', { name: 'Attach files' }));
    await (await chooser).setFiles(file);
  }

  /** Goes to where one writes: on a page that was just opened, by what leads there. */
  async #toField(name: string): Promise<void> {
    if ((await this.page.evaluate('document.activeElement === document.body')) === true) {
      await this.press(this.page.getByRole('button', { name: 'Skip to the message field' }));
    }
    const field = this.page.getByRole('combobox', { name });
    await field.waitFor();
    await this.#until(field, 'F6', PARTS);
    await this.#beSeen();
  }

  async #find(words: string): Promise<void> {
    await this.#keys('Control+k');
    await this.page.getByRole('dialog', { name: 'Go to' }).waitFor();
    await this.page.keyboard.type(words);
    await this.page.locator('[role=option][data-highlighted]').filter({ hasText: words }).waitFor();
    await this.#keys('Enter');
  }

  /** Goes through the items of a menu that has just opened. */
  async #chooseItem(item: Locator): Promise<void> {
    await item.waitFor();
    await this.#until(item, 'ArrowDown', MOST_ARROWS);
    await this.#keys('Enter');
  }

  /** Goes to something: from part to part by F6, through messages and tabs by the arrows, and the rest by Tab. */
  async #reach(wanted: Locator): Promise<void> {
    await wanted.waitFor({ state: 'attached' });
    const part = wanted.locator(PART).first();
    const line = wanted.locator('xpath=ancestor-or-self::article');
    if ((await line.count()) > 0 && !(await this.#isIn(line))) {
      const lines = line.locator('xpath=ancestor::*[@role="group"]').getByRole('article');
      await this.#until(lines, 'F6', PARTS);
      await this.#until(line, (await this.#isAbove(line)) ? 'ArrowUp' : 'ArrowDown', MOST_ARROWS);
    } else if ((await part.count()) > 0 && !(await this.#isIn(part))) {
      await this.#until(part.locator('*'), 'F6', PARTS);
    }
    const tabs = wanted.locator('xpath=ancestor::*[@role="tablist"]');
    if ((await tabs.count()) > 0) {
      await this.#tabTo(tabs.locator('[role=tab][tabindex="0"]'));
      await this.#until(wanted, 'ArrowRight', MOST_ARROWS);
    } else await this.#tabTo(wanted);
    await this.#beSeen();
  }

  /** @throws Error where nobody would see where the focus is */
  async #beSeen(): Promise<void> {
    if ((await this.page.evaluate(IS_MARKED)) === true) return;
    throw new Error(`Nobody sees that the focus is at ${await this.#focused()}.`);
  }

  async #tabTo(wanted: Locator): Promise<void> {
    await this.#until(wanted, (await this.#isAbove(wanted.first())) ? 'Shift+Tab' : 'Tab', MOST_TABS);
  }

  /** Presses a key until something has the focus. */
  async #until(wanted: Locator, key: string, most: number): Promise<void> {
    const focused = wanted.and(this.page.locator(':focus'));
    const from = await this.#focused();
    for (let pressed = 0; (await focused.count()) === 0; pressed += 1) {
      if (pressed === most) {
        throw new Error(
          `${most} times ${key} from ${from} did not lead to ${String(wanted)}, but to ${await this.#focused()}.`,
        );
      }
      await this.#keys(key);
    }
  }

  async #isIn(part: Locator): Promise<boolean> {
    const focused = this.page.locator(':focus');
    return (await part.and(focused).or(part.locator(focused)).count()) > 0;
  }

  async #isAbove(wanted: Locator): Promise<boolean> {
    const before = this.page.locator(':focus').locator('xpath=preceding::* | ancestor::*');
    return (await before.and(wanted).count()) > 0;
  }

  async #keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async #focused(): Promise<string> {
    return String(await this.page.evaluate('document.activeElement?.outerHTML.slice(0, 160)'));
  }
}
