import type { Locator } from 'playwright-core';

/** A file to upload. */
export interface UploadFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A user's actions on the page, with an input device. Elements are located by what the user sees. */
export interface PageDriver {
  /** Opens a channel, a direct message or an app. */
  goTo(name: string): Promise<void>;
  /** Switches to another user. */
  actAs(person: string): Promise<void>;
  /** Sends a message from the composer, or from the field of another name. */
  write(text: string, fieldName?: string): Promise<void>;
  /** Activates a button, a tab or a link. */
  press(button: Locator): Promise<void>;
  /** Replaces the text of a field. */
  enter(field: Locator, text: string): Promise<void>;
  /** Chooses the option with this beginning in a combobox. */
  choose(menu: Locator, option: string): Promise<void>;
  /** Submits the modal. */
  submit(modal: Locator): Promise<void>;
  /** Closes the topmost modal. */
  leave(modal: Locator): Promise<void>;
  /** Toggles a reaction with one of the emoji that the message's toolbar offers. */
  react(message: Locator, emoji: string): Promise<void>;
  /** Opens the thread of a message. */
  openThread(message: Locator): Promise<void>;
  /** Closes the side pane with a thread or an assistant. */
  closeSidePane(): Promise<void>;
  /** Chooses an item of the menu that a button opens. */
  chooseIn(button: Locator, item: string): Promise<void>;
  /** Chooses an item of a message's menu. */
  chooseFor(message: Locator, item: string): Promise<void>;
  /** Starts a global shortcut from the composer. */
  shortcut(name: string): Promise<void>;
  /** Attaches a file to the next message in a pane. */
  attach(file: UploadFile, pane: Locator): Promise<void>;
}

/** Splits a text into its command, which the page completes after a few letters, and the rest. */
export function splitCommand(text: string): readonly [command: string, rest: string] {
  const [, command = '', rest = text] = /^(\/\w+) ?(.*)$/s.exec(text) ?? [];
  return [command, rest];
}
