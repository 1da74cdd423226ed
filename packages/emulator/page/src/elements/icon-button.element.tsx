import { objectAt, stringAt } from '../../../src/json.js';
import { useConfirm } from '../composition/confirm-dialog.js';
import { Button } from '../ui/button.js';
import { Acted } from './acted.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';

export const kind: ElementKind = { types: ['icon_button'], Element: IconButton };

/** Slack's icons, by name. Of any other, the text is shown. */
const ICONS: ReadonlyMap<string, string> = new Map([['trash', '🗑']]);

function IconButton({ element, block }: ElementProps) {
  const { click, place, acting } = useElementActs({ element, block });
  const { confirmed, question } = useConfirm(element);
  const { visible_to_user_ids: seers } = element;
  if (Array.isArray(seers) && seers.length > 0 && !seers.includes(place?.surface.userId ?? '')) return null;
  const text = stringAt(objectAt(element, 'text') ?? {}, 'text') ?? '';
  return (
    <Acted acting={acting}>
      <Button
        look="quiet"
        disabled={!place}
        aria-disabled={acting?.isBusy}
        aria-label={stringAt(element, 'accessibility_label') ?? text}
        title={text}
        onClick={() => confirmed(() => click())}
      >
        {ICONS.get(stringAt(element, 'icon') ?? '') ?? text}
      </Button>
      {question}
    </Acted>
  );
}
