import { createContext, useContext } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import type { View } from '../../../src/workspace/views/view.js';

/** Where elements are displayed, and who uses them. */
export type Surface = { readonly userId: string } & (
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'view'; readonly view: View }
);

/** Without a surface, blocks are read-only. */
export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface | null {
  return useContext(SurfaceContext);
}
