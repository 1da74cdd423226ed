import { createContext, useContext } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import type { View } from '../../../src/workspace/views/view.js';

/** What elements stand in, and who acts on them. */
export type Surface = { readonly userId: string } & (
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'view'; readonly view: View }
);

/** Without one, nothing can be acted on: blocks are just looked at. */
export const SurfaceContext = createContext<Surface | null>(null);

/** What the elements here stand in; `null` where they are just looked at. */
export function useSurface(): Surface | null {
  return useContext(SurfaceContext);
}
