import { stringAt } from '../../../src/json.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { personOf } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { personName } from './names.js';

/** Who a message is by, as it shows itself. */
export interface Author {
  readonly name: string;
  readonly id: string;
  readonly isApp: boolean;
  /** What its app gave it for a picture: the name of an emoji, or an address. */
  readonly emoji: string | undefined;
  readonly image: string | undefined;
}

export function useAuthor({ user, username, appId, botId, icons = {} }: Message): Author {
  const person = usePage(state => personOf(state, user));
  return {
    name: username ?? personName(person, user),
    id: user,
    isApp: appId !== undefined || botId !== undefined || (person?.appId ?? null) !== null,
    emoji: stringAt(icons, 'emoji')?.replaceAll(':', ''),
    image: stringAt(icons, 'image_48') ?? stringAt(icons, 'image_72') ?? stringAt(icons, 'image_36'),
  };
}
