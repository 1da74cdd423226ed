import { stringAt } from '../../../src/json.js';
import type { ElementProps } from './element-kind.js';
import { elementKind } from './element-registry.js';
import css from './unknown-element.module.css';

/** An element of whatever type. One that nobody has drawn is shown as it came. */
export function Element(props: ElementProps) {
  const type = stringAt(props.element, 'type') ?? 'without a type';
  const kind = elementKind(type);
  if (kind) return <kind.Element {...props} />;
  return (
    <details className={css.unknown}>
      <summary>Unknown element: {type}</summary>
      <pre>{JSON.stringify(props.element, null, 2)}</pre>
    </details>
  );
}
