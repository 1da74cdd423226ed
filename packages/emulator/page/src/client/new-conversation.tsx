import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { Avatar } from '../ui/avatar.js';
import { Button } from '../ui/button.js';
import { PageDialog } from '../ui/dialog.js';
import { createChannel, openDirect } from './channel-actions.js';
import { getDisplayName } from './names.js';
import css from './new-channel.module.css';
import newDirectCss from './new-direct.module.css';

export function NewChannel() {
  const name = usePage(({ overlayText }) => overlayText);
  const { setOverlay, setOverlayText } = pageStore.getState();
  const create = async (isPrivate: boolean): Promise<void> => {
    if (await createChannel(name.trim(), isPrivate)) setOverlay(null);
  };
  return (
    <PageDialog title="New channel" onClose={() => setOverlay(null)}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault();
          void create(new FormData(event.currentTarget).has('private'));
        }}
      >
        <label className={css.label}>
          Name
          <input
            className={css.field}
            value={name}
            maxLength={80}
            autoComplete="off"
            placeholder="plan-budget"
            // Slack's channel names are lowercase, without spaces.
            onChange={event => setOverlayText(event.target.value.toLowerCase().replaceAll(/\s/g, '-'))}
          />
        </label>
        <label className={css.check}>
          <input type="checkbox" name="private" /> Private: visible only to invited members
        </label>
        <div className={css.buttons}>
          <Button onClick={() => setOverlay(null)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={name.trim() === ''}>
            Create
          </Button>
        </div>
      </form>
    </PageDialog>
  );
}

export function NewDirect() {
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ route }) => route.userId);
  const { setOverlay } = pageStore.getState();
  const open = async (ids: readonly string[]): Promise<void> => {
    if (ids.length > 0 && (await openDirect(ids))) setOverlay(null);
  };
  return (
    <PageDialog title="New direct message" onClose={() => setOverlay(null)}>
      <form
        className={newDirectCss.form}
        onSubmit={event => {
          event.preventDefault();
          void open(
            new FormData(event.currentTarget).getAll('person').flatMap(id => (typeof id === 'string' ? [id] : [])),
          );
        }}
      >
        <fieldset className={newDirectCss.people}>
          <legend>With</legend>
          {people
            .filter(({ isDeleted }) => !isDeleted)
            .map(person => (
              <label key={person.id} className={newDirectCss.person}>
                <input type="checkbox" name="person" value={person.id} />
                <Avatar id={person.id} name={getDisplayName(person)} isApp={person.appId !== null} size="medium" />
                {getDisplayName(person)}
                <span className={newDirectCss.handle}>
                  {person.id === userId ? 'you' : person.appId === null ? `@${person.name}` : 'app'}
                </span>
              </label>
            ))}
        </fieldset>
        <div className={newDirectCss.buttons}>
          <Button onClick={() => setOverlay(null)}>Cancel</Button>
          <Button type="submit" variant="primary">
            Open
          </Button>
        </div>
      </form>
    </PageDialog>
  );
}
