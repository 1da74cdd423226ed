import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { PageDialog } from '../ui/dialog.js';
import { createChannel } from './channel-acts.js';
import css from './new-channel.module.css';

/** Makes a channel. */
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
            // Slack has its channels so.
            onChange={event => setOverlayText(event.target.value.toLowerCase().replaceAll(/\s/g, '-'))}
          />
        </label>
        <label className={css.check}>
          <input type="checkbox" name="private" /> Private: only who is invited sees it
        </label>
        <div className={css.buttons}>
          <Button onClick={() => setOverlay(null)}>Cancel</Button>
          <Button type="submit" look="primary" disabled={name.trim() === ''}>
            Create
          </Button>
        </div>
      </form>
    </PageDialog>
  );
}
