import type { Identifiers } from './identifiers.js';
import { SlackApiError } from './api-error.js';
import type { ChangeListener } from './workspace-change.js';

/** The emoji that a workspace has made for itself. */
export class EmojiStore {
  /** The URL of each, or `alias:` and the name of another. */
  readonly #emoji = new Map<string, string>();

  constructor(
    private readonly teamId: string,
    private readonly ids: Identifiers,
    private readonly changed: ChangeListener,
  ) {}

  /** By name, as `emoji.list` gives them. */
  get all(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#emoji);
  }

  /** @throws SlackApiError `error_bad_name_i18n`, `error_name_taken` or `error_no_image` */
  add(name: string, url: string): void {
    this.#requireFree(name);
    if (!URL.canParse(url)) throw new SlackApiError('error_no_image');
    this.#set(name, url);
  }

  /**
   * Restores an emoji without notifying apps.
   * @param value its URL, or `alias:` and the name of another
   * @throws SlackApiError `error_bad_name_i18n`, `error_name_taken` or `error_no_image`
   */
  restore(name: string, value: string): void {
    this.#requireFree(name);
    if (!URL.canParse(value)) throw new SlackApiError('error_no_image');
    this.#emoji.set(name, value);
  }

  /** @throws SlackApiError `error_bad_name_i18n`, `error_name_taken` or `error_invalid_alias` */
  addAlias(name: string, of: string): void {
    this.#requireFree(name);
    if (!this.#emoji.has(of)) throw new SlackApiError('error_invalid_alias');
    this.#set(name, `alias:${of}`);
  }

  /** Takes an emoji away and its aliases with it. @throws SlackApiError `emoji_not_found` */
  remove(name: string): void {
    if (!this.#emoji.has(name)) throw new SlackApiError('emoji_not_found');
    const names = [...this.#emoji].flatMap(([each, value]) =>
      each === name || value === `alias:${name}` ? [each] : [],
    );
    for (const each of names) this.#emoji.delete(each);
    this.changed({ kind: 'emoji_changed', how: 'remove', names, ...this.#now() });
  }

  /** @throws SlackApiError `error_invalid_emoji_to_rename`, `error_bad_name_i18n` or `error_name_taken` */
  rename(oldName: string, newName: string): void {
    const value = this.#emoji.get(oldName);
    if (value === undefined) throw new SlackApiError('error_invalid_emoji_to_rename');
    this.#requireFree(newName);
    this.#emoji.delete(oldName);
    this.#emoji.set(newName, value);
    this.changed({ kind: 'emoji_changed', how: 'rename', oldName, newName, value, ...this.#now() });
  }

  #set(name: string, value: string): void {
    this.#emoji.set(name, value);
    this.changed({ kind: 'emoji_changed', how: 'add', name, value, ...this.#now() });
  }

  #requireFree(name: string): void {
    if (!/^[\p{Ll}\p{Lo}\p{N}_'+-]+$/u.test(name)) throw new SlackApiError('error_bad_name_i18n');
    if (this.#emoji.has(name)) throw new SlackApiError('error_name_taken');
  }

  #now(): { readonly teamId: string; readonly at: string } {
    return { teamId: this.teamId, at: this.ids.timestamp() };
  }
}
