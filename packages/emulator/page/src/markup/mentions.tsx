import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import css from './markup.module.css';

/** A mention of somebody by their name; of whoever nobody knows, by the id. */
export function UserMention({ id }: { readonly id: string }) {
  const person = usePage(state => currentWorkspace(state)?.people.find(each => each.id === id));
  const isSelf = usePage(({ look }) => look.userId === id);
  return (
    <span className={isSelf ? css.mentionSelf : css.mention} title={person?.realName}>
      @{person ? person.displayName || person.name : id}
    </span>
  );
}

/** A mention of a channel, which leads there. */
export function ChannelMention({ id }: { readonly id: string }) {
  const name = usePage(state => currentWorkspace(state)?.channels.find(each => each.id === id)?.name);
  if (name === undefined) return <span className={css.mention}>#{id}</span>;
  return (
    <button
      type="button"
      className={`${css.mention} ${css.leading}`}
      onClick={() => pageStore.getState().goTo({ kind: 'channel', id })}
    >
      #{name}
    </button>
  );
}

/** A mention of a group of people. */
export function GroupMention({ id }: { readonly id: string }) {
  const group = usePage(state => currentWorkspace(state)?.usergroups.find(each => each.id === id));
  return (
    <span className={css.mention} title={group?.name}>
      @{group?.handle ?? id}
    </span>
  );
}

/** A mention of a workspace. */
export function TeamMention({ id }: { readonly id: string }) {
  const name = usePage(({ seen }) => seen?.workspaces.find(each => each.id === id)?.name);
  return <span className={css.mention}>@{name ?? id}</span>;
}

/** A mention of all who are there: whoever looks at it, too. */
export function BroadcastMention({ range }: { readonly range: string }) {
  return <span className={css.mentionSelf}>@{range}</span>;
}
