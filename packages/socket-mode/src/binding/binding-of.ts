import type { Binding, BoundTo } from './binding.js';
import { ClassBinding } from './class-binding.js';
import { SchemaBinding } from './schema-binding.js';

/** @param declared what the parameter is declared with, as far as it is known at run time */
export function bindingOf(to: BoundTo, declared: unknown): Binding {
  return typeof to === 'object' ? new SchemaBinding(to.schema) : new ClassBinding(to ?? declared);
}
