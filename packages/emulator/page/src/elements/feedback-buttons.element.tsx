import { objectAt, stringAt, type JsonObject } from '../../../src/json.js';
import { Button } from '../ui/button.js';
import { Acted } from './acted.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';

export const kind: ElementKind = { types: ['feedback_buttons'], Element: FeedbackButtons };

const BUTTONS = [
  { name: 'positive_button', icon: '👍' },
  { name: 'negative_button', icon: '👎' },
] as const;

function FeedbackButtons({ element, block }: ElementProps) {
  const { click, entry, place, acting } = useElementActs({ element, block });
  const pressed = textOf(entry ?? {});
  return (
    <Acted acting={acting}>
      {BUTTONS.map(({ name, icon }) => {
        const button = objectAt(element, name) ?? {};
        const text = textOf(button) ?? '';
        return (
          <Button
            key={name}
            look="quiet"
            disabled={!place}
            aria-disabled={acting?.isBusy}
            aria-pressed={text === pressed}
            aria-label={stringAt(button, 'accessibility_label') ?? text}
            title={text}
            onClick={() => click(text)}
          >
            {icon}
          </Button>
        );
      })}
    </Acted>
  );
}

const textOf = (button: JsonObject): string | undefined => stringAt(objectAt(button, 'text') ?? {}, 'text');
