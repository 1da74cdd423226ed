import { stringAt } from '../../../src/json.js';
import { AsItCame } from '../ui/as-it-came.js';
import type { ElementProps } from './element-kind.js';
import { elementKind } from './element-registry.js';

/** An element of whatever type. One that nobody has drawn is shown as it came. */
export function Element(props: ElementProps) {
  const type = stringAt(props.element, 'type') ?? 'without a type';
  const kind = elementKind(type);
  if (kind) return <kind.Element {...props} />;
  return <AsItCame why={`Unknown element: ${type}`} what={props.element} />;
}
