import { Menu } from '@base-ui/react/menu';
import { currentPerson, currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import { Icon } from '../ui/icon.js';
import { MenuChoice, MenuGroup, MenuItem, MenuPopup, MenuSeparator } from '../ui/menu.js';
import { personName } from './names.js';
import css from './person-menu.module.css';

/** As whom one acts, and who else one may be: here, or in another tab at the same time. */
export function PersonMenu() {
  const person = usePage(currentPerson);
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const persons = people.filter(({ appId, isDeleted }) => appId === null && !isDeleted);
  const name = personName(person);
  return (
    <Menu.Root>
      <Menu.Trigger className={css.person} aria-label={`Acting as ${name}`}>
        <Avatar id={person?.id ?? ''} name={name} size="line" />
        <span className={css.name}>{name}</span>
        <Icon name="down" size={14} />
      </Menu.Trigger>
      <MenuPopup align="end">
        <MenuGroup label="Acting as">
          <Menu.RadioGroup
            aria-label="Acting as"
            value={person?.id}
            onValueChange={(userId: string) => pageStore.getState().turn({ userId })}
          >
            {persons.map(each => (
              <MenuChoice key={each.id} value={each.id}>
                <Avatar id={each.id} name={personName(each)} size="small" />
                {personName(each)}
              </MenuChoice>
            ))}
          </Menu.RadioGroup>
        </MenuGroup>
        <MenuSeparator />
        <MenuGroup label="In a tab of their own">
          {persons
            .filter(({ id }) => id !== person?.id)
            .map(each => (
              <MenuItem key={each.id} icon="people" onChoose={() => openTab(each.id)}>
                {personName(each)}
              </MenuItem>
            ))}
        </MenuGroup>
      </MenuPopup>
    </Menu.Root>
  );
}

function openTab(userId: string): void {
  const { teamId, place } = pageStore.getState().look;
  const where = place.kind === 'channel' ? `/channel/${place.id}` : '/channel/';
  window.open(`${location.pathname}#/${teamId}/${userId}${where}`, '_blank');
}
