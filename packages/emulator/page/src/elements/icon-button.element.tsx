import { objectAt, stringAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { Button } from '../ui/button.js';
import { ActionStatusFrame } from './action-status.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';

export default { types: ['icon_button'], Element: IconButtonElement } satisfies ElementKind;

/** Slack's icons by name. Other icons show their text. */
const ICONS: ReadonlyMap<string, string> = new Map([['trash', '🗑']]);

function IconButtonElement({ element, block }: ElementProps) {
  const { click, location, actionStatus } = useElementActions({ element, block });
  const { withConfirmation, confirmDialog } = useConfirm(element);
  const { visible_to_user_ids: visibleTo } = element;
  if (Array.isArray(visibleTo) && visibleTo.length > 0 && !visibleTo.includes(location?.surface.userId ?? ''))
    return null;
  const text = stringAt(objectAt(element, 'text') ?? {}, 'text') ?? '';
  return (
    <ActionStatusFrame actionStatus={actionStatus}>
      <Button
        variant="quiet"
        disabled={!location}
        aria-disabled={actionStatus?.isBusy}
        aria-label={stringAt(element, 'accessibility_label') ?? text}
        title={text}
        onClick={() => withConfirmation(() => click())}
      >
        {ICONS.get(stringAt(element, 'icon') ?? '') ?? text}
      </Button>
      {confirmDialog}
    </ActionStatusFrame>
  );
}
