import { Menu } from '@base-ui/react/menu';
import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Icon } from '../ui/icon.js';
import { MenuChoice, MenuPopup } from '../ui/menu.js';
import css from './workspace-menu.module.css';

/** Which workspace this is, and the others that there are. */
export function WorkspaceMenu() {
  const workspace = usePage(currentWorkspace);
  const workspaces = usePage(({ seen }) => seen?.workspaces) ?? [];
  return (
    <Menu.Root>
      <Menu.Trigger className={css.workspace} aria-label={`Workspace: ${workspace?.name ?? ''}`}>
        <span className={css.name}>{workspace?.name}</span>
        <Icon name="down" size={14} />
      </Menu.Trigger>
      <MenuPopup>
        <Menu.RadioGroup
          aria-label="Workspaces"
          value={workspace?.id}
          onValueChange={(teamId: string) => pageStore.getState().turn({ teamId })}
        >
          {workspaces.map(({ id, name }) => (
            <MenuChoice key={id} value={id}>
              {name}
            </MenuChoice>
          ))}
        </Menu.RadioGroup>
      </MenuPopup>
    </Menu.Root>
  );
}
