import { z } from 'zod';
import { groups } from './control-routes.js';

/** Something that can be asked for in a room of the control API. */
export interface MenuEntry {
  readonly name: string;
  readonly summary: string;
  /** The names of what it takes. */
  readonly takes: readonly string[];
}

/** What can be asked for in a room: `faults`, `waits`. */
export function menuOf(room: string): readonly MenuEntry[] {
  return groups
    .flatMap(({ routes }) => routes)
    .filter(({ path }) => path.startsWith(`/${room}/`))
    .map(({ path, summary, body }) => ({
      name: path.slice(room.length + 2),
      summary,
      takes: body instanceof z.ZodObject ? Object.keys(body.shape) : [],
    }));
}
