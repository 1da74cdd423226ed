import type { JsonValue } from '../../../src/json.js';
import { usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';

/** The ids of the datalists for users and channels. */
export const PEOPLE = 'sending-people';
export const CHANNELS = 'sending-channels';

/** Datalists with the workspace's user and channel ids. */
export function KnownIds() {
  const workspace = usePage(currentWorkspace);
  return (
    <>
      <datalist id={PEOPLE}>
        {workspace?.people.map(({ id, name }) => (
          <option key={id} value={id}>
            @{name}
          </option>
        ))}
      </datalist>
      <datalist id={CHANNELS}>
        {workspace?.channels.map(({ id, name }) => (
          <option key={id} value={id}>
            {name === '' ? 'a direct message' : `#${name}`}
          </option>
        ))}
      </datalist>
    </>
  );
}

/** Resolves a user or channel id to its name. */
export function useNameOfId(value: JsonValue): string | undefined {
  return usePage(state => {
    const workspace = currentWorkspace(state);
    const person = workspace?.people.find(({ id }) => id === value);
    if (person) return `@${person.name}`;
    const channel = workspace?.channels.find(({ id }) => id === value);
    return channel && (channel.name === '' ? 'a direct message' : `#${channel.name}`);
  });
}
