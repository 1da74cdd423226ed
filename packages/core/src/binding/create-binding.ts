import type { Binding, BoundTo } from './binding.js';
import { ClassBinding } from './class-binding.js';
import { SchemaBinding } from './schema-binding.js';

/** One a class, which is looked at once and not for each payload. */
const ofClasses = new WeakMap<object, Binding>();

/** @param declared what the parameter is declared with, as far as it is known at run time */
export function createBinding(to: BoundTo, declared: unknown): Binding {
  if (typeof to === 'object') return new SchemaBinding(to.schema);
  const type = to ?? declared;
  if (typeof type !== 'function') return new ClassBinding(type);
  const known = ofClasses.get(type);
  if (known !== undefined) return known;
  const binding = new ClassBinding(type);
  ofClasses.set(type, binding);
  return binding;
}
