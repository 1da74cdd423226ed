import { Picture } from '../composition/picture.js';
import type { ElementKind, ElementProps } from './element-kind.js';

export const kind: ElementKind = { types: ['image'], Element: ImageElement };

function ImageElement({ element }: ElementProps) {
  return <Picture source={element} />;
}
