import { getCapturedValues } from '../binding/captured-values.js';
import { SlackInputException } from '../exceptions/slack-input.exception.js';
import { SlackContext } from '../handler/slack-context.js';
import { createBindingDecorator } from './create-binding-decorator.js';

/**
 * All that the route captured, as a typed object that has been validated: the words of a command, the parameters of an
 * id, the named groups of an expression, or the inputs of a custom function. The names are those of the pattern without
 * brackets and dashes: `/ops deploy :service [env] --force` gives `service`, `env` and `force`. Captures are text, flags
 * booleans; what wasn't given is `undefined`, so that the defaults of a class or schema apply.
 *
 * Bind it to the class of the parameter (`@SlackParams() args: DeployArgs`, with rules of class-validator), to a class
 * that is named (`(DeployArgs)`), or to a Standard Schema (`({ schema })`). What doesn't fit is a `SlackInputException`,
 * which the user is told.
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
  read: context => getCapturedValues(SlackContext.valuesOf(context)),
  refusal: errors => new SlackInputException(errors),
});
