import { Menu } from '@base-ui/react/menu';
import { openAssistant } from '../assistant/assistant-actions.js';
import { getDisplayName } from '../client/names.js';
import personMenuCss from '../client/person-menu.module.css';
import { getVisiblePanes } from '../store/layout.slice.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentPerson, currentWorkspace } from '../store/selectors.js';
import { Avatar } from '../ui/avatar.js';
import { Button } from '../ui/button.js';
import { IconButton } from '../ui/icon-button.js';
import { Icon } from '../ui/icon.js';
import { MenuChoice, MenuGroup, MenuItem, MenuPopup, MenuSeparator } from '../ui/menu.js';
import css from './top-bar.module.css';

export function TopBar() {
  const isInspecting = usePage(state => getVisiblePanes(state).panel);
  const isDrawn = usePage(({ overlay }) => overlay === 'drawer');
  return (
    <header className={css.bar}>
      <IconButton
        icon="menu"
        label="Conversations"
        className={css.drawer}
        aria-expanded={isDrawn}
        aria-controls="conversations"
        onClick={() => pageStore.getState().setOverlay(isDrawn ? null : 'drawer')}
      />
      <span className={css.title}>
        Local Slack<span className={css.sub}>no message leaves this machine</span>
      </span>
      <span className={css.space} />
      <span className={css.assistants}>
        <AssistantOpeners />
      </span>
      <UserMenu />
      <button
        type="button"
        className={css.inspect}
        aria-pressed={isInspecting}
        title="Traffic between this Slack and the apps"
        onClick={() => {
          const { route, navigate } = pageStore.getState();
          navigate({ panel: isInspecting ? null : (route.panel ?? 'timeline') });
        }}
      >
        Inspector
      </button>
    </header>
  );
}

/** Switches the user in this tab, or opens another user in a new tab. */
export function UserMenu() {
  const person = usePage(currentPerson);
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const persons = people.filter(({ appId, isDeleted }) => appId === null && !isDeleted);
  const name = getDisplayName(person);
  return (
    <Menu.Root>
      <Menu.Trigger className={personMenuCss.person} aria-label={`Acting as ${name}`}>
        <Avatar id={person?.id ?? ''} name={name} size="medium" />
        <span className={personMenuCss.name}>{name}</span>
        <Icon name="down" size={14} />
      </Menu.Trigger>
      <MenuPopup align="end">
        <MenuGroup label="Acting as">
          <Menu.RadioGroup
            aria-label="Acting as"
            value={person?.id}
            onValueChange={(userId: string) => pageStore.getState().navigate({ userId })}
          >
            {persons.map(each => (
              <MenuChoice key={each.id} value={each.id}>
                <Avatar id={each.id} name={getDisplayName(each)} size="small" />
                {getDisplayName(each)}
              </MenuChoice>
            ))}
          </Menu.RadioGroup>
        </MenuGroup>
        <MenuSeparator />
        <MenuGroup label="Open in a new tab">
          {persons
            .filter(({ id }) => id !== person?.id)
            .map(each => (
              <MenuItem key={each.id} icon="people" onChoose={() => openTab(each.id)}>
                {getDisplayName(each)}
              </MenuItem>
            ))}
        </MenuGroup>
      </MenuPopup>
    </Menu.Root>
  );
}

function openTab(userId: string): void {
  const { teamId, main } = pageStore.getState().route;
  const path = main.kind === 'channel' ? `/channel/${main.id}` : '/channel/';
  window.open(`${location.pathname}#/${teamId}/${userId}${path}`, '_blank');
}

/** One toggle button per assistant. */
export function AssistantOpeners() {
  const apps = usePage(currentWorkspace)?.apps.filter(({ isAssistant }) => isAssistant) ?? [];
  const open = usePage(({ route }) => (route.side?.kind === 'assistant' ? route.side.appId : null));
  const isShown = usePage(state => getVisiblePanes(state).side);
  const choose = (appId: string): void => {
    const { route, navigate } = pageStore.getState();
    if (open !== appId) void openAssistant(appId);
    else navigate({ side: isShown ? null : route.side });
  };
  return apps.map(({ appId, name }) => (
    <Button
      key={appId}
      variant="quiet"
      aria-pressed={open === appId && isShown}
      title={`Open ${name} as an assistant`}
      onClick={() => choose(appId)}
    >
      ✦ {name}
    </Button>
  ));
}
