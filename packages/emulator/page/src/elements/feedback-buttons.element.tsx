import { type JsonObject, objectAt, stringAt } from '../../../src/json.js';
import { Button } from '../ui/button.js';
import { ActionStatusFrame } from './action-status.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';

export default { types: ['feedback_buttons'], Element: FeedbackButtons } satisfies ElementKind;

const BUTTONS = [
  { name: 'positive_button', icon: '👍' },
  { name: 'negative_button', icon: '👎' },
] as const;

function FeedbackButtons({ element, block }: ElementProps) {
  const { click, entry, location, actionStatus } = useElementActions({ element, block });
  const pressed = textOf(entry ?? {});
  return (
    <ActionStatusFrame actionStatus={actionStatus}>
      {BUTTONS.map(({ name, icon }) => {
        const button = objectAt(element, name) ?? {};
        const text = textOf(button) ?? '';
        return (
          <Button
            key={name}
            variant="quiet"
            disabled={!location}
            aria-disabled={actionStatus?.isBusy}
            aria-pressed={text === pressed}
            aria-label={stringAt(button, 'accessibility_label') ?? text}
            title={text}
            onClick={() => click(text)}
          >
            {icon}
          </Button>
        );
      })}
    </ActionStatusFrame>
  );
}

const textOf = (button: JsonObject): string | undefined => stringAt(objectAt(button, 'text') ?? {}, 'text');
