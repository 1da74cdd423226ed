import type { ElementKind } from './element-kind.js';

const files = import.meta.glob<{ readonly kind: ElementKind }>('./*.element.tsx', { eager: true });
const kinds = new Map(
  Object.values(files).flatMap(({ kind }) => kind.types.map((type): [string, ElementKind] => [type, kind])),
);

/** How elements of this type are drawn; `undefined` for one that nobody has drawn yet. */
export function elementKind(type: string): ElementKind | undefined {
  return kinds.get(type);
}
