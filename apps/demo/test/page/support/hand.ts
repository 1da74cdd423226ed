import type { Locator } from 'playwright-core';

/** A file that somebody has. */
export interface OwnFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** How somebody does things on the page. What is acted on is what they see. */
export interface Hand {
  /** Goes to a channel, a person or an app. */
  goTo(name: string): Promise<void>;
  /** Goes on as somebody else. */
  actAs(person: string): Promise<void>;
  /** Writes where one writes, in the conversation or in what is called otherwise, and sends it. */
  write(text: string, where?: string): Promise<void>;
  /** Presses a button, a tab or a link. */
  press(button: Locator): Promise<void>;
  /** Enters a text in a field, in place of what is there. */
  enter(field: Locator, text: string): Promise<void>;
  /** Chooses in a menu that is written in: the option that begins so. */
  choose(menu: Locator, option: string): Promise<void>;
  /** Submits the modal. */
  submit(modal: Locator): Promise<void>;
  /** Closes the modal on top. */
  leave(modal: Locator): Promise<void>;
  /** Puts an emoji under a message that is at hand there, or takes it away. */
  react(message: Locator, emoji: string): Promise<void>;
  /** Opens the thread under a message. */
  openThread(message: Locator): Promise<void>;
  /** Closes what is beside the conversation: a thread, or an assistant. */
  closeBeside(): Promise<void>;
  /** Chooses in a menu that a button opens. */
  chooseIn(button: Locator, item: string): Promise<void>;
  /** Chooses in the menu of a message. */
  chooseFor(message: Locator, item: string): Promise<void>;
  /** Starts a global shortcut from where one writes. */
  shortcut(name: string): Promise<void>;
  /** Puts a file to what is written next, in the conversation or in what is beside it. */
  attach(file: OwnFile, beside: Locator): Promise<void>;
}

/** The command that a text begins with, which is completed after some letters, and what follows it. */
export function commandIn(text: string): readonly [command: string, rest: string] {
  const [, command = '', rest = text] = /^(\/\w+) ?(.*)$/s.exec(text) ?? [];
  return [command, rest];
}
