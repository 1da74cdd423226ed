import { Popover } from '@base-ui/react/popover';
import type { LiveChannel, LivePerson } from '../../../src/live/live-state.js';
import { currentWorkspace, personOf } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import { Button } from '../ui/button.js';
import { invite } from './channel-acts.js';
import css from './members-button.module.css';
import { personName } from './names.js';

/** So many faces are shown. */
const FACES = 3;

/** Who is in a conversation; and whoever is not can be brought in. */
export function MembersButton({ channel }: { readonly channel: LiveChannel }) {
  const { members } = channel;
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const others = people.filter(({ id, isDeleted }) => !members.includes(id) && !isDeleted);
  return (
    <Popover.Root>
      <Popover.Trigger
        className={css.button}
        aria-label={members.length === 1 ? '1 member' : `${members.length} members`}
      >
        <span className={css.faces}>
          {members.slice(0, FACES).map(id => (
            <Face key={id} id={id} />
          ))}
        </span>
        {members.length}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={css.positioner} sideOffset={4} align="end" collisionPadding={8}>
          <Popover.Popup className={css.popup}>
            <Popover.Title className={css.title}>Members</Popover.Title>
            <ul>
              {members.map(id => (
                <li key={id} className={css.member}>
                  <Member id={id} />
                </li>
              ))}
            </ul>
            {channel.kind !== 'mpim' && others.length > 0 && (
              <>
                <h3 className={css.title}>Not here</h3>
                <ul>
                  {others.map(person => (
                    <Outsider key={person.id} channel={channel} person={person} />
                  ))}
                </ul>
              </>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Face({ id }: { readonly id: string }) {
  const person = usePage(state => personOf(state, id));
  return <Avatar id={id} name={personName(person, id)} isApp={(person?.appId ?? null) !== null} size="line" />;
}

function Member({ id }: { readonly id: string }) {
  const person = usePage(state => personOf(state, id));
  return (
    <>
      <Face id={id} />
      <span className={css.name}>
        {personName(person, id)} <span className={css.handle}>@{person?.name ?? id}</span>
      </span>
    </>
  );
}

function Outsider({ channel, person }: { readonly channel: LiveChannel; readonly person: LivePerson }) {
  return (
    <li className={css.member}>
      <Member id={person.id} />
      <Button onClick={() => void invite(channel, person.id)} aria-label={`Add ${personName(person)}`}>
        Add
      </Button>
    </li>
  );
}
