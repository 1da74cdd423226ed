import { Popover } from '@base-ui/react/popover';
import { type ReactElement, useRef } from 'react';
import { isJsonObject, stringAt } from '../../../src/json.js';
import { postAsUser, toErrorMessage } from '../server/control.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { handleArrowKeys } from '../ui/arrow-key-navigation.js';
import { Button } from '../ui/button.js';
import css from './shortcut-menu.module.css';

/**
 * The global shortcuts of all apps. Shortcuts of apps without a manifest are started by callback id.
 * @param trigger the button that opens the menu
 */
export function ShortcutMenu({ trigger }: { readonly trigger: ReactElement }) {
  const apps = usePage(currentWorkspace)?.apps ?? [];
  const actions = useRef<Popover.Root.Actions>(null);
  const undeclared = apps.filter(({ manifest }) => manifest === null);
  const shortcuts = apps.flatMap(app =>
    app.shortcuts.filter(({ type }) => type === 'global').map(shortcut => ({ app, shortcut })),
  );
  return (
    <Popover.Root actionsRef={actions}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner className={css.positioner} side="top" align="start" sideOffset={6}>
          <Popover.Popup className={css.popup} onKeyDown={handleArrowKeys}>
            <Popover.Title className={css.title}>Shortcuts</Popover.Title>
            <ul className={css.list}>
              {shortcuts.map(({ app, shortcut: { callbackId, name, description } }) => (
                <li key={`${app.appId} ${callbackId}`}>
                  <Popover.Close className={css.item} onClick={() => void startShortcut(callbackId, app.appId)}>
                    <strong>{name}</strong>
                    <span>
                      {app.name}
                      {description && ` · ${description}`}
                    </span>
                  </Popover.Close>
                </li>
              ))}
            </ul>
            {shortcuts.length === 0 && undeclared.length === 0 && (
              <p className={css.none}>No app declares a shortcut (features.shortcuts in the manifest).</p>
            )}
            {undeclared.map(({ appId, name }) => (
              <form
                key={appId}
                className={css.form}
                onSubmit={event => {
                  event.preventDefault();
                  const callbackId = new FormData(event.currentTarget).get('callback_id');
                  if (typeof callbackId !== 'string' || callbackId.trim() === '') return;
                  void startShortcut(callbackId.trim(), appId);
                  actions.current?.close();
                }}
              >
                <label>
                  A shortcut of {name}, by its callback id
                  <input name="callback_id" autoComplete="off" spellCheck={false} />
                </label>
                <Button type="submit">Start</Button>
              </form>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Starts a global shortcut. Slack's message about a failure is shown as a notice. */
export async function startShortcut(callbackId: string, appId: string): Promise<void> {
  const { route, notify } = pageStore.getState();
  try {
    const exchange = await postAsUser(route.userId, 'shortcut', { callbackId, app: appId });
    const problem = isJsonObject(exchange) ? stringAt(exchange, 'problem') : undefined;
    if (problem !== undefined) notify(problem);
  } catch (error) {
    notify(toErrorMessage(error));
  }
}
