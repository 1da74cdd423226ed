import { objectAt, stringAt } from '../../../src/json.js';
import { Button } from '../ui/button.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';

export const kind: ElementKind = { types: ['button'], Element: ButtonElement };

function ButtonElement({ element, block }: ElementProps) {
  const { click, isLive } = useElementActs({ element, block });
  const text = stringAt(objectAt(element, 'text') ?? {}, 'text') ?? '';
  const style = stringAt(element, 'style');
  return (
    <Button
      look={style === 'primary' || style === 'danger' ? style : 'plain'}
      disabled={!isLive}
      aria-label={stringAt(element, 'accessibility_label')}
      onClick={() => void click()}
    >
      {text}
    </Button>
  );
}
