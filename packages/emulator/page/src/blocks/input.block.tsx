import { useId } from 'react';
import { isJsonObject, objectAt, stringAt } from '../../../src/json.js';
import { TextObject } from '../composition/text-object.js';
import { FieldContext } from '../elements/control.js';
import { Element } from '../elements/element.js';
import { useSurface } from '../elements/surface.js';
import { usePage } from '../store/page-store.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import css from './input.module.css';

export default { type: 'input', Block: Input } satisfies BlockKind;

function Input({ block }: BlockProps) {
  const id = useId();
  const problem = useProblem(stringAt(block, 'block_id') ?? '');
  const hasHint = isJsonObject(block.hint);
  const isOptional = block.optional === true;
  const ids = { label: `${id}-label`, hint: `${id}-hint`, problem: `${id}-problem` };
  const describedBy = [...(problem === undefined ? [] : [ids.problem]), ...(hasHint ? [ids.hint] : [])].join(' ');
  const field = {
    id,
    labelId: ids.label,
    describedBy: describedBy === '' ? undefined : describedBy,
    isRequired: !isOptional,
    isInvalid: problem !== undefined,
  };
  return (
    <div className={css.input} data-block={stringAt(block, 'block_id')}>
      <label id={ids.label} htmlFor={id} className={css.label}>
        <TextObject text={block.label} />
        {isOptional && <span className={css.optional}> (optional)</span>}
      </label>
      <FieldContext value={field}>
        <Element
          element={objectAt(block, 'element') ?? {}}
          block={block}
          label={stringAt(objectAt(block, 'label') ?? {}, 'text') ?? ''}
        />
      </FieldContext>
      {problem !== undefined && (
        <p id={ids.problem} className={css.problem} role="alert">
          <span aria-hidden>⚠</span> {problem}
        </p>
      )}
      {hasHint && (
        <p id={ids.hint} className={css.hint}>
          <TextObject text={block.hint} />
        </p>
      )}
    </div>
  );
}

/** The validation error of the input: found by Slack, or returned by the app. */
function useProblem(blockId: string): string | undefined {
  const surface = useSurface();
  const view = surface?.kind === 'view' ? surface.view : undefined;
  const own = usePage(({ formErrors }) => getBlockError(formErrors[view?.id ?? ''], blockId));
  return own ?? getBlockError(view?.errors, blockId);
}

/** A block id may equal a name on `Object.prototype`. */
function getBlockError(formErrors: Readonly<Record<string, string>> | undefined, blockId: string): string | undefined {
  return formErrors && Object.hasOwn(formErrors, blockId) ? formErrors[blockId] : undefined;
}
