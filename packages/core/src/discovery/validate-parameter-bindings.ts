import { createBinding } from '../binding/create-binding.js';
import { SlackException } from '../exceptions/slack.exception.js';
import { type Bindable, BoundSource } from '../handler/bound-source.js';
import type { SourcedHandler } from './parameter-sources.js';

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
export async function assertParametersBound(sourced: readonly SourcedHandler[]): Promise<void> {
  for (const { place, parameters } of sourced) {
    for (const { source, declared } of parameters) {
      if (!(source instanceof BoundSource)) continue;
      const problem = await createBinding(source.to, declared).problem();
      if (problem === null) continue;
      throw new SlackException(
        'parameter_not_bound',
        `${place} asks for ${decorators[source.bindable.of]}, but its parameter ${problem}`,
      );
    }
  }
}
