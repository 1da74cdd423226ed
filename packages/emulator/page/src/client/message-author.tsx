import { stringAt } from '../../../src/json.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { Emoji } from '../markup/emoji-mark.js';
import { imageAddress } from '../markup/safe-link.js';
import { pageStore, usePage } from '../store/page-store.js';
import { personOf } from '../store/selectors.js';
import { Avatar } from '../ui/avatar.js';
import css from './author-picture.module.css';
import { getDisplayName } from './names.js';

/** The displayed author of a message. */
export interface MessageAuthor {
  readonly name: string;
  readonly id: string;
  readonly isApp: boolean;
  /** The icon set by the app: an emoji name or an image URL. */
  readonly emoji: string | undefined;
  readonly image: string | undefined;
}

export function useAuthor({ user, username, appId, botId, icons = {} }: Message): MessageAuthor {
  const person = usePage(state => personOf(state, user));
  return {
    name: username ?? getDisplayName(person, user),
    id: user,
    isApp: appId !== undefined || botId !== undefined || (person?.appId ?? null) !== null,
    emoji: stringAt(icons, 'emoji')?.replaceAll(':', ''),
    image: stringAt(icons, 'image_48') ?? stringAt(icons, 'image_72') ?? stringAt(icons, 'image_36'),
  };
}

/** The icon set by the app, or the author's avatar. */
export function AuthorPicture({ author }: { readonly author: MessageAuthor }) {
  const { emoji, image, id, name, isApp } = author;
  const address = image === undefined ? undefined : imageAddress(image);
  const isBroken = usePage(({ brokenImages }) => address !== undefined && brokenImages[address] === true);
  if (emoji !== undefined) {
    return (
      <span className={css.emoji} aria-hidden="true">
        <Emoji name={emoji} />
      </span>
    );
  }
  if (address === undefined || isBroken) return <Avatar id={id} name={name} isApp={isApp} />;
  return (
    <img
      className={css.image}
      src={address}
      alt=""
      referrerPolicy="no-referrer"
      onError={() => pageStore.getState().markImageBroken(address)}
    />
  );
}
