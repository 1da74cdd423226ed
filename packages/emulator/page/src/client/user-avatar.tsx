import { usePage } from '../store/page-store.js';
import { personOf } from '../store/selectors.js';
import { Avatar } from '../ui/avatar.js';
import { getDisplayName } from './names.js';

/** A user's small avatar. Their name is displayed next to it. */
export function UserAvatar({ id }: { readonly id: string }) {
  const person = usePage(state => personOf(state, id));
  return <Avatar id={id} name={getDisplayName(person, id)} isApp={(person?.appId ?? null) !== null} size="medium" />;
}
