import { stringAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { TextObject } from '../composition/text-object.js';
import { Button } from '../ui/button.js';
import { Acted } from './acted.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import { followLink } from './follow-link.js';
import { nameOfLegacy } from './legacy.js';

export const kind: ElementKind = { types: ['button', 'workflow_button'], Element: ButtonElement };

function ButtonElement({ element, block }: ElementProps) {
  const { click, place, acting } = useElementActs({ element, block });
  const { confirmed, question } = useConfirm(element);
  const style = stringAt(element, 'style');
  const act = (): void => {
    followLink(stringAt(element, 'url'));
    click(nameOfLegacy(element));
  };
  return (
    <Acted acting={acting}>
      <Button
        look={style === 'primary' || style === 'danger' ? style : 'plain'}
        disabled={!place}
        aria-disabled={acting?.isBusy}
        aria-label={stringAt(element, 'accessibility_label')}
        onClick={() => confirmed(act)}
      >
        <TextObject text={element.text} />
      </Button>
      {question}
    </Acted>
  );
}
