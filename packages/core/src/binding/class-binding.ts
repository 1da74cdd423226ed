import type { Type } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { isJsonObject } from '../envelope/json.js';
import { getErrorMessage } from '../telemetry/error-text.js';
import type { Binding, Bound, Missing, ReadValue } from './binding.js';
import { groupByField, toValidationIssue, type ValidationIssue } from './validation-issue.js';

/** Binds to a class by class-transformer and class-validator, which an app without such classes need not have. */
export class ClassBinding implements Binding {
  /** Made when the first value is bound: to look at a class again for each payload costs as much as to validate it. */
  #known: Promise<KnownClass> | null = null;

  constructor(private readonly declared: unknown) {}

  async problem(): Promise<string | null> {
    const { declared } = this;
    if (!isClass(declared)) {
      return (
        'has no type at run time. Compile with emitDecoratorMetadata and import its class without `type`, or name the ' +
        'class or a schema in the decorator.'
      );
    }
    if (BUILT_IN.has(declared)) {
      return (
        `is ${declared.name} at run time: of an interface or another type nothing is left to check by. ` +
        'Make it a class with rules of class-validator, or name a schema in the decorator: ({ schema }).'
      );
    }
    let classes: ClassPackages;
    try {
      classes = await classPackages();
    } catch (error) {
      return (
        `is the class ${declared.name}, and the packages that bind classes could not be loaded: ` +
        'npm install class-validator class-transformer. Or name a schema in the decorator: ({ schema }). ' +
        `The error was: ${getErrorMessage(error)}`
      );
    }
    if (ruledNames(declared, classes).length > 0) return null;
    return (
      `is the class ${declared.name}, which has no rule of class-validator: nothing would be checked. Put rules on its ` +
      'properties, @Allow() where anything goes, or name a schema in the decorator: ({ schema }).'
    );
  }

  async missing(names: readonly string[]): Promise<Missing | null> {
    const { declared } = this;
    if (!isClass(declared)) return null;
    const classes = await classPackages();
    const filled = filledBy(names, declared, classes);
    if (filled === null) return null;
    const properties = requiredNames(declared, classes).filter(
      name => !names.includes(name) && Reflect.get(filled, name) === undefined,
    );
    return properties.length === 0 ? null : { of: declared.name, properties };
  }

  async bind(read: ReadValue): Promise<Bound> {
    const { declared } = this;
    if (!isClass(declared)) throw new TypeError('A parameter without a type at run time was to be bound.');
    const { classes, names } = await (this.#known ??= knownClass(declared));
    // A form that holds nothing is a form still, whose class may have defaults for everything.
    const value = read(names) ?? {};
    if (!isJsonObject(value)) return { fits: false, errors: { '': 'It is no object.' } };
    const instance = classes.plainToInstance(declared, value);
    // As with Nest's ValidationPipe: what has no rules within a class that has some is let through.
    const errors = await classes.validate(instance, { forbidUnknownValues: false, validationError: { target: false } });
    return errors.length > 0
      ? { fits: false, errors: groupByField(errors.flatMap(error => misfitsOf(error))) }
      : { fits: true, value: instance };
  }
}

/** What the compiler emits for whatever is no class of the author's. */
const BUILT_IN: ReadonlySet<unknown> = new Set([
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

async function classPackages(): Promise<ClassPackages> {
  const [{ validate, getMetadataStorage, ValidationTypes }, { plainToInstance }] = await Promise.all([
    import('class-validator'),
    import('class-transformer'),
  ]);
  return { validate, getMetadataStorage, ValidationTypes, plainToInstance };
}

/** What of a class is the same for all values. */
interface KnownClass {
  readonly classes: ClassPackages;
  /** The properties that are known of: with rules, or there from the start. */
  readonly names: ReadonlySet<string>;
}

async function knownClass(type: Type<object>): Promise<KnownClass> {
  const classes = await classPackages();
  return { classes, names: new Set([...ruledNames(type, classes), ...Object.keys(new type())]) };
}

/** The properties with rules, those of its base classes too. */
const ruledNames = (type: Type, { getMetadataStorage }: ClassPackages): readonly string[] =>
  getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .map(({ propertyName }) => propertyName);

/** The properties with rules that refuse what is not there. */
function requiredNames(type: Type, { getMetadataStorage, ValidationTypes }: ClassPackages): readonly string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const namesOf = (kind: string) => rules.filter(rule => rule.type === kind).map(({ propertyName }) => propertyName);
  // @IsOptional() and @ValidateIf(); @Allow() and @ValidateNested() ask for nothing either.
  const lenient = namesOf(ValidationTypes.CONDITIONAL_VALIDATION);
  return [...new Set(namesOf(ValidationTypes.CUSTOM_VALIDATION))].filter(name => !lenient.includes(name));
}

/** An instance with a text under every name, and its defaults; null where its class makes none of just any texts. */
function filledBy(names: readonly string[], type: Type<object>, { plainToInstance }: ClassPackages): object | null {
  try {
    return plainToInstance(type, Object.fromEntries(names.map(name => [name, '1'])));
  } catch {
    return null;
  }
}

/** @param above the properties that the error's own stands in */
function misfitsOf(
  { property, constraints = {}, children = [] }: ValidationError,
  above: readonly string[] = [],
): ValidationIssue[] {
  const path = [...above, property];
  return [
    ...Object.values(constraints).map(message => toValidationIssue(path, message)),
    ...children.flatMap(child => misfitsOf(child, path)),
  ];
}

const isClass = (value: unknown): value is Type<object> => typeof value === 'function';
