import { stringAt } from '../../../src/json.js';
import type { ElementProps } from './element-kind.js';
import { elementKind } from './element-registry.js';

/** An element of whatever type. */
export function Element(props: ElementProps) {
  const type = stringAt(props.element, 'type') ?? 'without a type';
  const kind = elementKind(type);
  if (!kind) return <span>Unknown element: {type}</span>;
  return <kind.Element {...props} />;
}
