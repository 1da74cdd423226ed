import type { ComponentType } from 'react';
import type { JsonObject } from '../../../src/json.js';

const elementModules = import.meta.glob<ElementKind>('./*.element.tsx', { eager: true, import: 'default' });
const elementKinds = new Map(
  Object.values(elementModules).flatMap(kind => kind.types.map((type): [string, ElementKind] => [type, kind])),
);

/** Finds the renderer of a type; `undefined` for unknown types. */
export function elementKind(type: string): ElementKind | undefined {
  return elementKinds.get(type);
}

export interface ElementProps {
  readonly element: JsonObject;
  readonly block: JsonObject;
  /** The text next to the element; may be empty. */
  readonly label: string;
}

/**
 * Renders elements of one or more types. Every `NAME.element.tsx` of this folder exports one by default; the registry
 * collects them.
 */
export interface ElementKind {
  /** For example `datepicker`. */
  readonly types: readonly string[];
  readonly Element: ComponentType<ElementProps>;
}
