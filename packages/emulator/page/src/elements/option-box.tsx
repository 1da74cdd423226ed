import type { ChangeEventHandler } from 'react';
import type { JsonObject } from '../../../src/json.js';
import { TextObject } from '../composition/text-object.js';
import css from './option-box.module.css';

export function OptionBox({
  option,
  onChange,
  ...box
}: {
  readonly type: 'checkbox' | 'radio';
  readonly option: JsonObject;
  readonly name: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChange: ChangeEventHandler<HTMLInputElement>;
}) {
  return (
    <label className={css.option}>
      <input {...box} className={css.box} onChange={onChange} />
      <span className={css.words}>
        <TextObject text={option.text} />
        {option.description !== undefined && (
          <span className={css.description}>
            <TextObject text={option.description} />
          </span>
        )}
      </span>
    </label>
  );
}
