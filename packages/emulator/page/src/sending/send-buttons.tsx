import type { JsonObject } from '../../../src/json.js';
import { usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { write } from './change-written.js';
import { sendWritten, type Target } from './send-acts.js';
import css from './send-panel.module.css';

/** Sends it, once it is as Slack has it; or anyway. */
export function SendButtons({
  target,
  value,
}: {
  readonly target: Target;
  /** Nothing where it is no JSON. */
  readonly value: JsonObject | undefined;
}) {
  const { text, original, check, outcome } = usePage(({ sending }) => sending);
  const isWrong = check?.of === text && check.findings.some(({ severity }) => severity === 'error');
  const isWaiting = outcome?.state === 'waiting';
  return (
    <div className={css.buttons}>
      <Button
        look="primary"
        disabled={!value || isWrong || isWaiting}
        onClick={() => value && void sendWritten(target, value, false)}
      >
        Send
      </Button>
      {isWrong && value && (
        <Button look="danger" disabled={isWaiting} onClick={() => void sendWritten(target, value, true)}>
          Send anyway
        </Button>
      )}
      <Button disabled={text === original} onClick={() => write(original)}>
        As it was
      </Button>
    </div>
  );
}
