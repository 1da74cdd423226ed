import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';

const MAX_BOOKMARKS = 100;

/** What a bookmark says. */
export interface BookmarkContent {
  readonly title: string;
  readonly link: string;
  /** Such as `:book:`; none when empty. */
  readonly emoji: string;
}

/** A link at the top of a channel. Never changes: an edit makes a new one of the same id. */
export interface Bookmark extends BookmarkContent {
  readonly id: string;
  readonly channel: string;
  /** Seconds since the epoch. */
  readonly created: number;
  /** Seconds since the epoch; 0 as long as nobody has edited it. */
  readonly updated: number;
  readonly updatedBy: string;
}

/** The bookmarks of the channels, in the order in which they were added. */
export class BookmarkStore {
  /** By channel, and in it by their ids. */
  readonly #bookmarks = new Map<string, Map<string, Bookmark>>();

  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
  ) {}

  of(channelId: string): Bookmark[] {
    return [...(this.#bookmarks.get(channelId)?.values() ?? [])];
  }

  /**
   * Restores a bookmark of an earlier state.
   * @throws SlackApiError `invalid_link`, `invalid_emoji` or `too_many_bookmarks`
   */
  restore(bookmark: Omit<Bookmark, 'id'> & Partial<Pick<Bookmark, 'id'>>): Bookmark {
    check(bookmark);
    if (this.of(bookmark.channel).length >= MAX_BOOKMARKS) throw new SlackApiError('too_many_bookmarks');
    return this.#keep({ ...bookmark, id: bookmark.id ?? this.ids.next('Bk') });
  }

  /** @throws SlackApiError `invalid_link`, `invalid_emoji` or `too_many_bookmarks` */
  add(channel: string, userId: string, content: BookmarkContent): Bookmark {
    return this.restore({ ...content, channel, created: this.#now(), updated: 0, updatedBy: userId });
  }

  /** @throws SlackApiError `not_found`, `invalid_link` or `invalid_emoji` */
  edit(channel: string, id: string, userId: string, content: Partial<BookmarkContent>): Bookmark {
    const edited = { ...this.#get(channel, id), ...content, updated: this.#now(), updatedBy: userId };
    check(edited);
    return this.#keep(edited);
  }

  /** @throws SlackApiError `not_found` */
  remove(channel: string, id: string): void {
    this.#bookmarks.get(channel)?.delete(this.#get(channel, id).id);
  }

  #get(channel: string, id: string): Bookmark {
    const bookmark = this.#bookmarks.get(channel)?.get(id);
    if (!bookmark) throw new SlackApiError('not_found');
    return bookmark;
  }

  #keep(bookmark: Bookmark): Bookmark {
    const { channel, id } = bookmark;
    const there = this.#bookmarks.get(channel) ?? new Map<string, Bookmark>();
    this.#bookmarks.set(channel, there.set(id, bookmark));
    return bookmark;
  }

  #now(): number {
    return Math.trunc(this.clock.now() / 1000);
  }
}

function check({ link, emoji }: BookmarkContent): void {
  if (!/^https?:\/\//.test(link) || !URL.canParse(link)) throw new SlackApiError('invalid_link');
  if (emoji !== '' && !/^:[\w+'-]+:$/.test(emoji)) throw new SlackApiError('invalid_emoji');
}
