import type { ComponentType } from 'react';
import type { JsonObject } from '../../../src/json.js';

/** What the component of an element is given. */
export interface ElementProps {
  readonly element: JsonObject;
  /** The block that it stands in. */
  readonly block: JsonObject;
  /** What it is called by what stands beside it; empty where nothing does. */
  readonly label: string;
}

/**
 * How elements of one type, or of several that are alike, are drawn and used. Each is a file of its own in this folder,
 * `NAME.element.tsx`, which exports it as `kind`; the registry finds it.
 */
export interface ElementKind {
  /** Slack's names: `datepicker`. */
  readonly types: readonly string[];
  readonly Element: ComponentType<ElementProps>;
}
