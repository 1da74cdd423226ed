import { Emoji } from '../markup/emoji-mark.js';
import { imageAddress } from '../markup/safe-address.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import css from './author-picture.module.css';
import type { Author } from './use-author.js';

/** The picture beside a message: what its app gave it, else the one of its author. */
export function AuthorPicture({ author }: { readonly author: Author }) {
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
      onError={() => pageStore.getState().breakImage(address)}
    />
  );
}
