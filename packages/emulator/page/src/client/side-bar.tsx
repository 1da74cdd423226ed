import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/current.js';
import css from './side-bar.module.css';

/** The conversations of whoever one acts as. */
export function SideBar() {
  const workspace = usePage(currentWorkspace);
  const { userId, place } = usePage(state => state.look);
  const channels = workspace?.channels.filter(({ members }) => members.includes(userId)) ?? [];
  return (
    <nav className={css.bar} aria-label="Conversations">
      <ul>
        {channels.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={place.kind === 'channel' && place.id === id ? 'page' : undefined}
              onClick={() => pageStore.getState().goTo({ kind: 'channel', id })}
            >
              # {name}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
