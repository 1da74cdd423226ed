import { useRef } from 'react';
import { composeRichText } from '../../../src/block-kit/mrkdwn-to-rich-text.js';
import { type JsonObject, objectAt, objectsAt } from '../../../src/json.js';
import { RichText } from '../markup/rich-text.js';
import { Button } from '../ui/button.js';
import { ActionStatusFrame } from './action-status.js';
import { placeholderOf, useControl } from './control.js';
import { useElementActions } from './element-actions.js';
import type { ElementKind, ElementProps } from './element-registry.js';
import css from './field.module.css';
import { toMarkupText } from './rich-text-to-markup.js';
import { createTextFieldEvents } from './text-field-events.js';
import { type Formatting, findFormatting, formattings } from './text-formatting.js';

export default { types: ['rich_text_input'], Element: RichTextInput } satisfies ElementKind;

/** Edits rich text as Slack's markup, with a preview below. */
function RichTextInput(props: ElementProps) {
  const { element } = props;
  const actions = useElementActions(props);
  const field = useRef<HTMLTextAreaElement>(null);
  const stored = objectAt(actions.entry ?? {}, 'rich_text_value');
  const text = actions.draft ?? (stored ? toMarkupText(stored) : '');
  const typing = createTextFieldEvents(props, actions, text);
  const onType = (typed: string): void => typing.onType(typed, typed);
  const format = ({ change }: Formatting): void => {
    const area = field.current;
    if (!area) return;
    const changed = change({ text, start: area.selectionStart, end: area.selectionEnd });
    area.setRangeText(changed.text, 0, text.length, 'end');
    area.focus();
    area.setSelectionRange(changed.start, changed.end);
    onType(changed.text);
  };
  const { min_lines: minimum } = element;
  return (
    <ActionStatusFrame actionStatus={actions.actionStatus} isWide>
      <div className={css.editor}>
        <textarea
          {...useControl(props, 'Text')}
          ref={field}
          className={css.field}
          rows={typeof minimum === 'number' ? minimum : 3}
          value={text}
          placeholder={placeholderOf(element)}
          disabled={!actions.location}
          onChange={event => onType(event.target.value)}
          onKeyDown={event => {
            const wanted = event.ctrlKey || event.metaKey ? findFormatting(event) : undefined;
            if (!wanted) return typing.onKeyDown(event);
            event.preventDefault();
            format(wanted);
          }}
          onBlur={typing.onBlur}
        />
        <div className={css.tools} role="toolbar" aria-label="Formatting">
          {formattings.map(each => (
            <Button
              key={each.name}
              variant="quiet"
              aria-label={each.name}
              title={each.name}
              disabled={!actions.location}
              data-sign={each.sign}
              onClick={() => format(each)}
            />
          ))}
        </div>
        <Preview text={text} />
      </div>
    </ActionStatusFrame>
  );
}

/** Shows the formatted text if it differs from the typed text. */
function Preview({ text }: { readonly text: string }) {
  const elements = objectsAt(composeRichText(text), 'elements');
  if (elements.every(isPlain)) return null;
  return (
    <section className={css.preview} aria-label="Preview">
      <RichText elements={elements} />
    </section>
  );
}

function isPlain(part: JsonObject): boolean {
  return (
    part.type === 'rich_text_section' &&
    objectsAt(part, 'elements').every(each => each.type === 'text' && each.style === undefined)
  );
}
