import type { Type } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { isJsonObject } from '../envelope/json.js';
import { getErrorMessage } from '../telemetry/error-text.js';
import type { StandardSchemaV1 } from '@standard-schema/spec';

/**
 * Binds to a class with class-transformer and class-validator. Both are optional dependencies, so they are imported on
 * first use.
 */
export class ClassBinding implements Binding {
  /** Loaded for the first value: reading a class for each payload would cost as much as its validation. */
  #info: Promise<ClassInfo> | null = null;

  constructor(private readonly declared: unknown) {}

  async findProblem(): Promise<string | null> {
    const { declared } = this;
    if (!isClass(declared)) {
      return (
        'has no type at run time. Compile with emitDecoratorMetadata and import its class without `type`, or name the ' +
        'class or a schema in the decorator.'
      );
    }
    if (BUILT_IN_TYPES.has(declared)) {
      return (
        `is ${declared.name} at run time: interfaces and other types do not exist at run time, so nothing can be validated. ` +
        'Make it a class with class-validator rules, or pass a schema in the decorator: ({ schema }).'
      );
    }
    let classes: ClassPackages;
    try {
      classes = await loadClassPackages();
    } catch (error) {
      return (
        `is the class ${declared.name}, and the packages that bind classes could not be loaded: ` +
        'npm install class-validator class-transformer. Or pass a schema in the decorator: ({ schema }). ' +
        `The error was: ${getErrorMessage(error)}`
      );
    }
    if (getValidatedNames(declared, classes).length > 0) return null;
    return (
      `is the class ${declared.name}, which has no class-validator rules: nothing would be validated. Add rules to its ` +
      'properties, @Allow() to accept any value, or pass a schema in the decorator: ({ schema }).'
    );
  }

  async findMissing(names: readonly string[]): Promise<MissingProperties | null> {
    const { declared } = this;
    if (!isClass(declared)) return null;
    const classes = await loadClassPackages();
    const filled = createSampleInstance(names, declared, classes);
    if (filled === null) return null;
    const properties = getRequiredNames(declared, classes).filter(
      name => !names.includes(name) && Reflect.get(filled, name) === undefined,
    );
    return properties.length === 0 ? null : { className: declared.name, properties };
  }

  async bind(read: ReadValue): Promise<BindingResult> {
    const { declared } = this;
    if (!isClass(declared)) throw new TypeError('Cannot bind a parameter without a type at run time.');
    const { classes, names } = await (this.#info ??= loadClassInfo(declared));
    // An empty form is bound as an empty object, because the class may have defaults for all properties.
    const value = read(names) ?? {};
    if (!isJsonObject(value)) return { isValid: false, errors: { '': 'It is not an object.' } };
    const instance = classes.plainToInstance(declared, value);
    // Same setting as Nest's ValidationPipe: nested objects without rules are valid.
    const errors = await classes.validate(instance, { forbidUnknownValues: false, validationError: { target: false } });
    return errors.length > 0
      ? { isValid: false, errors: groupByField(errors.flatMap(error => toValidationIssues(error))) }
      : { isValid: true, value: instance };
  }
}

/** The types that TypeScript emits for anything that is not a class of the application. */
const BUILT_IN_TYPES: ReadonlySet<unknown> = new Set([
  Object,
  String,
  Number,
  Boolean,
  Array,
  Function,
  Symbol,
  BigInt,
  Promise,
]);

type ClassPackages = Pick<typeof import('class-validator'), 'validate' | 'getMetadataStorage' | 'ValidationTypes'> &
  Pick<typeof import('class-transformer'), 'plainToInstance'>;

async function loadClassPackages(): Promise<ClassPackages> {
  const [{ validate, getMetadataStorage, ValidationTypes }, { plainToInstance }] = await Promise.all([
    import('class-validator'),
    import('class-transformer'),
  ]);
  return { validate, getMetadataStorage, ValidationTypes, plainToInstance };
}

/** The properties of a class that are the same for all values. */
interface ClassInfo {
  readonly classes: ClassPackages;
  /** The known properties: those with rules and those that an instance has initially. */
  readonly names: ReadonlySet<string>;
}

async function loadClassInfo(type: Type<object>): Promise<ClassInfo> {
  const classes = await loadClassPackages();
  return { classes, names: new Set([...getValidatedNames(type, classes), ...Object.keys(new type())]) };
}

/** Returns the properties with rules, including those of base classes. */
const getValidatedNames = (type: Type, { getMetadataStorage }: ClassPackages): readonly string[] =>
  getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .map(({ propertyName }) => propertyName);

/** Returns the properties with rules that reject a missing value. */
function getRequiredNames(type: Type, { getMetadataStorage, ValidationTypes }: ClassPackages): readonly string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const namesOf = (kind: string) => rules.filter(rule => rule.type === kind).map(({ propertyName }) => propertyName);
  // These are @IsOptional() and @ValidateIf(). @Allow() and @ValidateNested() accept a missing value as well.
  const lenient = namesOf(ValidationTypes.CONDITIONAL_VALIDATION);
  return [...new Set(namesOf(ValidationTypes.CUSTOM_VALIDATION))].filter(name => !lenient.includes(name));
}

/**
 * Creates an instance with a sample text for every name. Returns null if the class cannot be instantiated from such
 * texts.
 */
function createSampleInstance(
  names: readonly string[],
  type: Type<object>,
  { plainToInstance }: ClassPackages,
): object | null {
  try {
    return plainToInstance(type, Object.fromEntries(names.map(name => [name, '1'])));
  } catch {
    return null;
  }
}

/** @param above the path of the parent properties */
function toValidationIssues(
  { property, constraints = {}, children = [] }: ValidationError,
  above: readonly string[] = [],
): ValidationIssue[] {
  const path = [...above, property];
  return [
    ...Object.values(constraints).map(message => toValidationIssue(path, message)),
    ...children.flatMap(child => toValidationIssues(child, path)),
  ];
}

const isClass = (value: unknown): value is Type<object> => typeof value === 'function';

/** The target of a binding: a class, a schema, or undefined for the class of the parameter's type. */
export type BindingTarget = Type | { readonly schema: StandardSchemaV1 } | undefined;

/** Reads the value to bind. `known` are the property names of the target, for values that have more than one name. */
export type ReadValue = (known: ReadonlySet<string>) => unknown;

/** The result of binding a value. */
export type BindingResult =
  | { readonly isValid: true; readonly value: unknown }
  | { readonly isValid: false; readonly errors: ValidationIssues };

/** The required properties of a class that have no value. */
export interface MissingProperties {
  readonly className: string;
  readonly properties: readonly string[];
}

/** Converts an untyped value to a validated, typed one. */
export interface Binding {
  /** Returns why the target cannot be validated and how to fix it, or null if it can. */
  findProblem(): Promise<string | null>;
  /**
   * Returns the required properties that a value with only these names lacks, or null if there are none or they are
   * unknown.
   */
  findMissing(names: readonly string[]): Promise<MissingProperties | null>;
  bind(read: ReadValue): Promise<BindingResult>;
}

/** A validation error and its field; `''` is the whole value. */
export interface ValidationIssue {
  readonly field: string;
  readonly message: string;
}

/** Error messages by field name. */
export type ValidationIssues = Readonly<Record<string, string>>;

/**
 * Creates the issue of a nested property: the field is the first segment of the path, and the message contains the
 * rest.
 */
export function toValidationIssue([field = '', ...deeper]: readonly string[], message: string): ValidationIssue {
  return { field, message: deeper.length === 0 ? message : `${deeper.join('.')}: ${message}` };
}

/** Joins the messages of each field. */
export function groupByField(found: Iterable<ValidationIssue>): ValidationIssues {
  const texts = new Map<string, string[]>();
  for (const { field, message } of found) texts.set(field, [...(texts.get(field) ?? []), message]);
  return Object.fromEntries([...texts].map(([field, messages]) => [field, messages.join('; ')]));
}
