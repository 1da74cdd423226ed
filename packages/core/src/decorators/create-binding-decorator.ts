import type { Type } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { type Bindable, BoundSource } from '../handler/bound-source.js';
import {
  createParameterDecorator,
  type SlackParameterDecorator,
  type Unchecked,
} from './create-parameter-decorator.js';

/**
 * Binds to the class of the parameter, to a class that is named, or to a schema, and validates in each case.
 *
 * A class has rules of class-validator, and is made by class-transformer: both are packages that the app installs. A
 * schema is of any library that speaks the Standard Schema, such as zod, valibot or arktype; the parameter gets what it
 * puts out.
 *
 * @see https://standardschema.dev
 */
export interface SlackBindingDecorator {
  (): SlackParameterDecorator<Unchecked>;
  <Class extends Type>(type: Class): SlackParameterDecorator<InstanceType<Class>>;
  <Schema extends StandardSchemaV1>(by: {
    readonly schema: Schema;
  }): SlackParameterDecorator<StandardSchemaV1.InferOutput<Schema>>;
}

/**
 * Makes the decorator `name` of what can be bound.
 *
 * As with `injects`, the signature that promises the check is an overload.
 */
export function createBindingDecorator(name: string, bindable: Bindable): SlackBindingDecorator;
export function createBindingDecorator(name: string, bindable: Bindable) {
  return (to?: unknown): SlackParameterDecorator<Unchecked> => {
    if (to !== undefined && !isClass(to) && !isBySchema(to)) {
      throw new TypeError(
        `@${name}() was given neither a class nor { schema } with a Standard Schema. A schema is named: @${name}({ schema }).`,
      );
    }
    return createParameterDecorator(name, new BoundSource(bindable, to), []);
  };
}

const isClass = (value: unknown): value is Type => typeof value === 'function';

const isBySchema = (value: unknown): value is { readonly schema: StandardSchemaV1 } =>
  typeof value === 'object' && value !== null && 'schema' in value && isSchema(value.schema);

// Schemas of arktype are functions.
const isSchema = (value: unknown): boolean =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') && '~standard' in value;
