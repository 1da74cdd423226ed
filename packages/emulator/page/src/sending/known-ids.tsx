import type { JsonValue } from '../../../src/json.js';
import { currentWorkspace } from '../store/current.js';
import { usePage } from '../store/page-store.js';

/** The ids of the lists that fields of people and channels offer. */
export const PEOPLE = 'sending-people';
export const CHANNELS = 'sending-channels';

/** Whose ids there are, for the fields that name somebody or some channel. */
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

/** Whose id a value is; nothing where it is nobody's. */
export function useNameOfId(value: JsonValue): string | undefined {
  return usePage(state => {
    const workspace = currentWorkspace(state);
    const person = workspace?.people.find(({ id }) => id === value);
    if (person) return `@${person.name}`;
    const channel = workspace?.channels.find(({ id }) => id === value);
    return channel && (channel.name === '' ? 'a direct message' : `#${channel.name}`);
  });
}
