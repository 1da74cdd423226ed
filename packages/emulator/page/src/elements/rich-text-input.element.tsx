import { useRef } from 'react';
import { composeRichText } from '../../../src/block-kit/mrkdwn-to-rich-text.js';
import { objectAt, objectsAt, type JsonObject } from '../../../src/json.js';
import { RichText } from '../markup/rich-text.js';
import { Button } from '../ui/button.js';
import { Acted } from './acted.js';
import { placeholderOf, useControl } from './control.js';
import { useElementActs } from './element-acts.js';
import type { ElementKind, ElementProps } from './element-kind.js';
import css from './field.module.css';
import { formattingOf, formattings, type Formatting } from './markup-editing.js';
import { markupOf } from './markup-of.js';
import { typingIn } from './typing.js';

export const kind: ElementKind = { types: ['rich_text_input'], Element: RichTextInput };

/** Written with Slack's markup, as its composer takes it, and shown below as it will be. */
function RichTextInput(props: ElementProps) {
  const { element } = props;
  const acts = useElementActs(props);
  const field = useRef<HTMLTextAreaElement>(null);
  const held = objectAt(acts.entry ?? {}, 'rich_text_value');
  const text = acts.draft ?? (held ? markupOf(held) : '');
  const typing = typingIn(props, acts, text);
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
  const { min_lines: least } = element;
  return (
    <Acted acting={acts.acting} isWide>
      <div className={css.editor}>
        <textarea
          {...useControl(props, 'Text')}
          ref={field}
          className={css.field}
          rows={typeof least === 'number' ? least : 3}
          value={text}
          placeholder={placeholderOf(element)}
          disabled={!acts.place}
          onChange={event => onType(event.target.value)}
          onKeyDown={event => {
            const wanted = event.ctrlKey || event.metaKey ? formattingOf(event) : undefined;
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
              look="quiet"
              aria-label={each.name}
              title={each.name}
              disabled={!acts.place}
              data-sign={each.sign}
              onClick={() => format(each)}
            />
          ))}
        </div>
        <Preview text={text} />
      </div>
    </Acted>
  );
}

/** What it will look like, where that is not what was typed. */
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
