import { Logger } from '@nestjs/common';
import { bindingOf } from '../binding/binding-of.js';
import { capturedValues } from '../binding/captured-values.js';
import type { FoundHandler } from '../discovery/handler-explorer.js';
import { BoundSource } from '../handler/bound-source.js';
import { sourcedParameters } from '../handler/parameter-source.js';
import { capturedNames } from '../routing/captured-names.js';

/** Warns of a class whose property nothing is captured under: misspelt, it would refuse whatever a user writes. */
export async function warnOfMissing(found: readonly FoundHandler[]): Promise<void> {
  const logger = new Logger('SlackSocketMode');
  for (const { place, host, declarations } of found) {
    const specs = declarations.map(({ spec }) => spec);
    // What inputs a function has is known to Slack alone.
    if (specs.some(({ kind }) => kind === 'function')) continue;
    const captures = specs.flatMap(capturedNames).map(name => [name, ''] as const);
    const names = Object.keys(capturedValues(Object.fromEntries(captures)));
    for (const { source, declared } of sourcedParameters(host.prototype, host.methodName)) {
      if (!(source instanceof BoundSource) || source.of !== 'params') continue;
      const missing = await bindingOf(source.to, declared).missing(names);
      if (missing === null) continue;
      logger.warn(
        `${place} binds @SlackParams() to the class ${missing.of}, which wants ${quoted(missing.properties)}, but its ` +
          `routes capture ${quoted(names)}: whatever a user writes is refused. Call the property what is captured, or ` +
          'let it be missing: give it a default or @IsOptional().',
      );
    }
  }
}

const quoted = (names: readonly string[]): string => names.map(name => `'${name}'`).join(', ');
