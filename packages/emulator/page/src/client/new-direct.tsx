import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import { Button } from '../ui/button.js';
import { PageDialog } from '../ui/dialog.js';
import { openDirect } from './channel-acts.js';
import { personName } from './names.js';
import css from './new-direct.module.css';

/** Begins to talk with one or several. */
export function NewDirect() {
  const people = usePage(state => currentWorkspace(state)?.people) ?? [];
  const userId = usePage(({ look }) => look.userId);
  const { setOverlay } = pageStore.getState();
  const open = async (ids: readonly string[]): Promise<void> => {
    if (ids.length > 0 && (await openDirect(ids))) setOverlay(null);
  };
  return (
    <PageDialog title="New direct message" onClose={() => setOverlay(null)}>
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault();
          void open(
            new FormData(event.currentTarget).getAll('person').flatMap(id => (typeof id === 'string' ? [id] : [])),
          );
        }}
      >
        <fieldset className={css.people}>
          <legend>With</legend>
          {people
            .filter(({ isDeleted }) => !isDeleted)
            .map(person => (
              <label key={person.id} className={css.person}>
                <input type="checkbox" name="person" value={person.id} />
                <Avatar id={person.id} name={personName(person)} isApp={person.appId !== null} size="line" />
                {personName(person)}
                <span className={css.handle}>
                  {person.id === userId ? 'you' : person.appId === null ? `@${person.name}` : 'app'}
                </span>
              </label>
            ))}
        </fieldset>
        <div className={css.buttons}>
          <Button onClick={() => setOverlay(null)}>Cancel</Button>
          <Button type="submit" look="primary">
            Open
          </Button>
        </div>
      </form>
    </PageDialog>
  );
}
