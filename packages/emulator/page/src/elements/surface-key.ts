import { useSurface } from './surface.js';

/** What tells the surface that a block stands in from any other; empty where nothing can be acted on. */
export function useSurfaceKey(): string {
  const surface = useSurface();
  if (!surface) return '';
  return surface.kind === 'view' ? surface.view.id : `${surface.message.channel}/${surface.message.ts}`;
}
