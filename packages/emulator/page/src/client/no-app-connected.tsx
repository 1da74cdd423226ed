import { useEffect } from 'react';
import { isJsonObject, stringAt } from '../../../src/json.js';
import { lookUp } from '../server/control.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { copy } from '../ui/clipboard.js';
import { Icon } from '../ui/icon.js';
import css from './no-app-connected.module.css';

/** The variables of a bot, in the order in which one reads them. */
const NAMES = ['SLACK_API_URL', 'SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'] as const;

/** How one brings a bot here, as long as none is. */
export function NoAppConnected() {
  const isAlone = usePage(({ seen }) => seen?.connections.length === 0);
  const run = usePage(({ seen }) => seen?.run);
  return isAlone && <Variables key={run} />;
}

/** They are other ones after each start. */
function Variables() {
  const environment = usePage(state => state.environment);
  useEffect(() => {
    const { setEnvironment } = pageStore.getState();
    lookUp('environment').then(
      answer => setEnvironment(isJsonObject(answer) ? variablesIn(answer) : null),
      () => setEnvironment(null),
    );
  }, []);
  if (environment === null) return null;
  return (
    <details className={css.hint}>
      <summary>
        <Icon name="apps" size={16} /> No app is connected. <span className={css.how}>How to start yours</span>
      </summary>
      <p>Start it with these variables, and it talks to this Slack instead of the real one:</p>
      <pre>{environment}</pre>
      <Button onClick={() => void copy(environment)}>Copy variables</Button>
    </details>
  );
}

function variablesIn(answer: Parameters<typeof stringAt>[0]): string {
  return NAMES.map(name => `${name}=${stringAt(answer, name) ?? ''}`).join('\n');
}
