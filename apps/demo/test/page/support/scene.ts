import type { DeskPage } from './desk-page.js';
import type { Hand } from './hand.js';

/** A part of a story, which goes on where the one before it ended. */
interface Part {
  readonly name: string;
  readonly tell: (by: Hand) => Promise<void>;
}

/** Where the stories of the demo are told, and their parts in their order. */
export class Scene {
  readonly parts: Part[] = [];

  constructor(readonly there: DeskPage) {}

  part(name: string, tell: Part['tell']): void {
    this.parts.push({ name, tell });
  }
}
