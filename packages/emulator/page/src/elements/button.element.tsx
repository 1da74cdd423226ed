import { stringAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { TextObject } from '../composition/text-object.js';
import { openLink } from '../markup/safe-link.js';
import { Button } from '../ui/button.js';
import { ActionStatusFrame } from './action-status.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import { getLegacyText } from './legacy-elements.js';

export default { types: ['button', 'workflow_button'], Element: ButtonElement } satisfies ElementKind;

function ButtonElement({ element, block }: ElementProps) {
  const { click, location, actionStatus } = useElementActions({ element, block });
  const { withConfirmation, confirmDialog } = useConfirm(element);
  const style = stringAt(element, 'style');
  const handleClick = (): void => {
    openLink(stringAt(element, 'url'));
    click(getLegacyText(element));
  };
  return (
    <ActionStatusFrame actionStatus={actionStatus}>
      <Button
        variant={style === 'primary' || style === 'danger' ? style : 'plain'}
        disabled={!location}
        aria-disabled={actionStatus?.isBusy}
        aria-label={stringAt(element, 'accessibility_label')}
        onClick={() => withConfirmation(handleClick)}
      >
        <TextObject text={element.text} />
      </Button>
      {confirmDialog}
    </ActionStatusFrame>
  );
}
