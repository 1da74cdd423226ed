import type { Type } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { type Bindable, BoundSource } from '../handler/parameter-source.js';
import {
  createParameterDecorator,
  type SlackParameterDecorator,
  type Unchecked,
} from './create-parameter-decorator.js';
import { getCapturedValues, getFormValues } from '../binding/form-values.js';
import { formatFieldErrors, SlackInputException } from '../exceptions/user-facing.exceptions.js';
import { SlackContext } from '../handler/slack-context.js';
import { objectAt, textAt, type JsonObject } from '../envelope/json.js';
import { SlackException } from '../exceptions/slack.exception.js';

/**
 * Binds a parameter to the class of its type, to a named class, or to a schema, and validates the value.
 *
 * A class has class-validator rules and is instantiated by class-transformer; the app installs both packages. A schema
 * is of any library that implements Standard Schema, such as zod, valibot or arktype; the parameter receives the
 * schema's output.
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
 * Creates the decorator `name` for a bindable part of the payload.
 *
 * The typed signature is an overload, as with `createParameterDecorator`.
 */
export function createBindingDecorator(name: string, bindable: Bindable): SlackBindingDecorator;
export function createBindingDecorator(name: string, bindable: Bindable) {
  return (to?: unknown): SlackParameterDecorator<Unchecked> => {
    if (to !== undefined && !isClassTarget(to) && !isSchemaTarget(to)) {
      throw new TypeError(
        `@${name}() was given neither a class nor { schema } with a Standard Schema. Pass a schema as @${name}({ schema }).`,
      );
    }
    return createParameterDecorator(name, new BoundSource(bindable, to), []);
  };
}

const isClassTarget = (value: unknown): value is Type => typeof value === 'function';

const isSchemaTarget = (value: unknown): value is { readonly schema: StandardSchemaV1 } =>
  typeof value === 'object' && value !== null && 'schema' in value && isStandardSchema(value.schema);

// Schemas of arktype are functions.
const isStandardSchema = (value: unknown): boolean =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') && '~standard' in value;

/**
 * All captures of the route as a validated, typed object: the words of a command, the parameters of an id, the named
 * groups of an expression, or the inputs of a custom function. Property names are those of the pattern without brackets
 * and dashes: `/ops deploy :service [env] --force` gives `service`, `env` and `force`. Captures are strings, flags
 * booleans. A missing value is `undefined`, so that defaults of the class or schema apply.
 *
 * Bind it to the class of the parameter (`@SlackParams() args: DeployArgs`, with class-validator rules), to a named
 * class (`(DeployArgs)`), or to a Standard Schema (`({ schema })`). Invalid values throw a `SlackInputException`, whose
 * message is sent to the user.
 *
 * @example
 * ```ts
 * class DeployArgs {
 *   @IsString() service!: string;
 *   @IsIn(['prod', 'staging']) env: string = 'staging';
 * }
 *
 * @SlackCommand('/ops deploy :service [env]')
 * async deploy(@SlackParams() args: DeployArgs) {}
 * ```
 */
export const SlackParams = createBindingDecorator('SlackParams', {
  of: 'params',
  read: context => getCapturedValues(SlackContext.getValues(context)),
  createError: errors => new SlackInputException(errors),
});

/**
 * The `private_metadata` of the view, parsed as JSON and validated. Write it with `slackMetadata()`.
 *
 * Bind it to the class of the parameter (`@SlackMetadata() draft: Draft`, with class-validator rules), to a named class
 * (`(Draft)`), or to a Standard Schema (`({ schema })`). If there is no metadata, a class is instantiated from an empty
 * object and a schema receives `undefined`. Users cannot edit metadata, so an invalid value is an error of the bot: it
 * throws a `SlackException` with the code `invalid_metadata`, which is logged.
 *
 * @see https://docs.slack.dev/surfaces/modals#private_metadata
 * @example
 * ```ts
 * class Draft {
 *   @IsInt() ticket!: number;
 * }
 *
 * @SlackViewSubmission('comment')
 * async comment(@SlackMetadata() draft: Draft) {}
 * ```
 */
export const SlackMetadata = createBindingDecorator('SlackMetadata', {
  of: 'metadata',
  read: ({ body }) => parseMetadata(body),
  createError: errors =>
    createMetadataException(
      `it does not have the form that the handler declares (${formatFieldErrors(errors).join('; ')}). Open the view with such a ` +
        'private_metadata: slackMetadata(…).',
    ),
});

/**
 * The input values of a view or message as a validated, typed object: of a submitted or closed view, of a view whose
 * elements trigger an action or request options, and of a message with inputs.
 *
 * Each property is named after the `block_id` of its input, or else after its `action_id`. Values are:
 *
 * | input | value |
 * | --- | --- |
 * | text, number, email, URL | a string as typed: a number is text too |
 * | rich text | the `rich_text` block |
 * | select, radio buttons | the option's value, a string |
 * | multi-select, checkboxes | the options' values, an array of strings, empty when none is chosen |
 * | select of users, channels or conversations | the id; an array of ids when it takes several |
 * | date, time | `'2026-01-31'`, `'23:59'` |
 * | date and time | seconds since 1970, a number |
 * | files | the files, an array of objects |
 *
 * An empty input is `undefined`, so that defaults of the class or schema apply. An unknown element type is passed as
 * Slack sent it. A block of several elements is an object of values by `action_id`.
 *
 * Bind it to the class of the parameter (`@SlackViewState() form: TicketForm`, with class-validator rules), to a named
 * class (`(TicketForm)`), or to a Standard Schema (`({ schema })`). Invalid values throw a `SlackInputException`: the
 * modal stays open and shows each error at its input. For actions and options of a form that is not submitted yet, use
 * a class or schema whose properties are all optional.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 * @example
 * ```ts
 * class TicketForm {
 *   @Length(3, 80) title!: string;
 *   @Type(() => Number) @IsPositive() amount!: number;
 * }
 *
 * @SlackViewSubmission('ticket')
 * async open(@SlackViewState() form: TicketForm) {}
 * ```
 */
export const SlackViewState = createBindingDecorator('SlackViewState', {
  of: 'view_state',
  read: ({ body }, known) => getFormValues(body, known),
  createError: errors => new SlackInputException(errors),
});

/**
 * Parses the `private_metadata` of the payload's view. Returns undefined if there is none.
 *
 * @param body the whole payload
 * @throws SlackException `invalid_metadata` if it is not JSON
 */
export function parseMetadata(body: JsonObject): unknown {
  const text = textAt(objectAt(body, 'view'), 'private_metadata');
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // The parser's error quotes the text, which must not be logged.
    throw createMetadataException('it is not JSON. Write it with slackMetadata().');
  }
}

/** @param problem what is wrong, as the end of a sentence */
export const createMetadataException = (problem: string): SlackException =>
  new SlackException(
    'invalid_metadata',
    `The private_metadata of a view, which the bot itself wrote, could not be read: ${problem}`,
  );
