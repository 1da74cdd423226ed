import { AssistantOpeners } from '../assistant/assistant-openers.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/current.js';
import css from './top-bar.module.css';

/** Which workspace this is, and as whom one acts in it. */
export function TopBar() {
  const workspace = usePage(currentWorkspace);
  const workspaces = usePage(({ seen }) => seen?.workspaces);
  const userId = usePage(({ look }) => look.userId);
  const people = workspace?.people.filter(({ appId, isDeleted }) => appId === null && !isDeleted) ?? [];
  return (
    <header className={css.bar}>
      <label>
        Workspace{' '}
        <select value={workspace?.id} onChange={event => pageStore.getState().turn({ teamId: event.target.value })}>
          {workspaces?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Acting as{' '}
        <select value={userId} onChange={event => pageStore.getState().turn({ userId: event.target.value })}>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <AssistantOpeners />
    </header>
  );
}
