import { bindingOf } from '../binding/binding-of.js';
import type { FoundHandler } from '../discovery/handler-explorer.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { type Bindable, BoundSource } from '../handler/bound-source.js';
import { sourcedParameters } from '../handler/parameter-source.js';

const decorators: Readonly<Record<Bindable['of'], string>> = {
  params: '@SlackParams()',
  view_state: '@SlackViewState()',
  metadata: '@SlackMetadata()',
};

/**
 * Stops the boot when a parameter is bound to what nothing can be checked by: it would be typed in name alone.
 *
 * @throws SlackException `parameter_not_bound`
 */
export async function assertBound(found: readonly FoundHandler[]): Promise<void> {
  for (const { place, host } of found) {
    for (const { source, declared } of sourcedParameters(host.prototype, host.methodName)) {
      if (!(source instanceof BoundSource)) continue;
      const problem = await bindingOf(source.to, declared).problem();
      if (problem === null) continue;
      throw new SlackException(
        'parameter_not_bound',
        `${place} asks for ${decorators[source.bindable.of]}, but its parameter ${problem}`,
      );
    }
  }
}
