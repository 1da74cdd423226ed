import { stringAt } from '../../../src/json.js';
import { RawJson } from '../ui/raw-json.js';
import { elementKind, type ElementProps } from './element-registry.js';

/** Renders an element of any type; unknown types as JSON. */
export function Element(props: ElementProps) {
  const type = stringAt(props.element, 'type') ?? 'without a type';
  const kind = elementKind(type);
  if (kind) return <kind.Element {...props} />;
  return <RawJson reason={`Unknown element: ${type}`} what={props.element} />;
}
