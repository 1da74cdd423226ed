import type { Locator, Page } from 'playwright-core';
import { splitCommand, type PageDriver, type UploadFile } from './page-driver.js';

/** Uses the mouse, and the keyboard only for typing text. */
export class Mouse implements PageDriver {
  constructor(private readonly page: Page) {}

  async goTo(name: string): Promise<void> {
    const entries = this.page.getByRole('navigation', { name: 'Conversations' }).getByRole('button');
    // The name of the button may end with the number of unread messages.
    await entries.and(this.page.getByRole('button', { name: new RegExp(`^${name}(?:,|$)`) })).click();
  }

  async actAs(person: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Acting as/ }).click();
    await this.page.getByRole('menuitemradio', { name: person }).click();
  }

  async write(text: string, fieldName = 'Message'): Promise<void> {
    const field = this.page.getByRole('combobox', { name: fieldName });
    await field.click();
    const [command, rest] = splitCommand(text);
    if (command !== '') {
      await this.page.keyboard.type(command.slice(0, 4));
      await this.page.getByRole('option', { name: command }).click();
    }
    await this.page.keyboard.type(rest);
    await this.page.locator('form').filter({ has: field }).getByRole('button', { name: 'Send' }).click();
  }

  async press(button: Locator): Promise<void> {
    await button.click();
  }

  async enter(field: Locator, text: string): Promise<void> {
    await field.click({ clickCount: 3 });
    await this.page.keyboard.type(text);
  }

  async choose(menu: Locator, option: string): Promise<void> {
    await menu.click();
    const wanted = this.page.getByRole('option', { name: option });
    // A menu with external options is empty before the user types.
    const searchHint = this.page.getByText(/^Type .+ to search\.$/);
    await wanted.or(searchHint).first().waitFor();
    if (await searchHint.isVisible()) await this.page.keyboard.type(option);
    await wanted.click();
  }

  async submit(modal: Locator): Promise<void> {
    await modal.locator('[type=submit]').click();
  }

  async leave(modal: Locator): Promise<void> {
    await modal
      .getByRole('button', { name: /^(?:Back|Cancel|Close)$/ })
      .last()
      .click();
  }

  async react(message: Locator, emoji: string): Promise<void> {
    await message.hover();
    await message.getByRole('button', { name: `React with ${emoji}` }).click();
  }

  async openThread(message: Locator): Promise<void> {
    await message.hover();
    await message.getByRole('button', { name: 'Reply in thread' }).click();
  }

  async closeSidePane(): Promise<void> {
    await this.page
      .getByRole('complementary')
      .getByRole('button', { name: /^Close (?:thread|the assistant)$/ })
      .click();
  }

  async chooseIn(button: Locator, item: string): Promise<void> {
    await button.click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async chooseFor(message: Locator, item: string): Promise<void> {
    await message.hover();
    await this.chooseIn(message.getByRole('button', { name: 'More actions' }), item);
  }

  async shortcut(name: string): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: 'Shortcuts' }).click();
    await this.page.getByRole('dialog', { name: 'Shortcuts' }).getByRole('button', { name }).click();
  }

  async attach(file: UploadFile, pane: Locator): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await pane.getByRole('button', { name: 'Attach files' }).click();
    await (await chooser).setFiles(file);
  }
}
