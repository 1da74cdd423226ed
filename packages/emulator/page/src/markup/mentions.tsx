import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import css from './markup.module.css';

/** Unknown users are displayed by id. */
export function UserMention({ id }: { readonly id: string }) {
  const person = usePage(state => currentWorkspace(state)?.people.find(each => each.id === id));
  const isSelf = usePage(({ route }) => route.userId === id);
  return (
    <span className={isSelf ? css.mentionSelf : css.mention} title={person?.realName}>
      @{person ? person.displayName || person.name : id}
    </span>
  );
}

export function ChannelMention({ id }: { readonly id: string }) {
  const name = usePage(state => currentWorkspace(state)?.channels.find(each => each.id === id)?.name);
  if (name === undefined) return <span className={css.mention}>#{id}</span>;
  return (
    <button
      type="button"
      className={`${css.mention} ${css.leading}`}
      onClick={() => pageStore.getState().openMain({ kind: 'channel', id })}
    >
      #{name}
    </button>
  );
}

export function GroupMention({ id }: { readonly id: string }) {
  const group = usePage(state => currentWorkspace(state)?.usergroups.find(each => each.id === id));
  return (
    <span className={css.mention} title={group?.name}>
      @{group?.handle ?? id}
    </span>
  );
}

export function TeamMention({ id }: { readonly id: string }) {
  const name = usePage(({ snapshot }) => snapshot?.workspaces.find(each => each.id === id)?.name);
  return <span className={css.mention}>@{name ?? id}</span>;
}

/** A mention of `@here`, `@channel` or `@everyone`, which includes the current user. */
export function BroadcastMention({ range }: { readonly range: string }) {
  return <span className={css.mentionSelf}>@{range}</span>;
}
