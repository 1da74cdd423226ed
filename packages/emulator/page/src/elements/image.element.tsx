import { Picture } from '../composition/picture.js';
import type { ElementKind, ElementProps } from './element-registry.js';

export default { types: ['image'], Element: ImageElement } satisfies ElementKind;

function ImageElement({ element }: ElementProps) {
  return <Picture source={element} />;
}
