import { Logger } from '@nestjs/common';
import { createBinding } from '../binding/create-binding.js';
import { getCapturedValues } from '../binding/captured-values.js';
import type { HandlerDeclaration } from './handler-metadata.js';
import { BoundSource } from '../handler/bound-source.js';
import { capturedNames } from '../routing/captured-names.js';
import type { SourcedHandler } from './parameter-sources.js';

/** Warns of a class whose property nothing is captured under: misspelt, it would refuse whatever a user writes. */
export async function warnAboutMissingParameters(sourced: readonly SourcedHandler[]): Promise<void> {
  const logger = new Logger('SlackSocketMode');
  for (const { place, parameters, declarations } of sourced) {
    // What inputs a function has is known to Slack alone.
    if (declarations.some(({ spec }) => spec.kind === 'function')) continue;
    for (const { source, declared } of parameters) {
      if (!(source instanceof BoundSource) || source.of !== 'params') continue;
      const names = namesIn(declarations);
      const missing = await createBinding(source.to, declared).missing(names);
      if (missing === null) continue;
      logger.warn(
        `${place} binds @SlackParams() to the class ${missing.of}, which wants ${quoted(missing.properties)}, but its ` +
          `routes capture ${quoted(names)}: whatever a user writes is refused. Call the property what is captured, or ` +
          'let it be missing: give it a default or @IsOptional().',
      );
    }
  }
}

/** What the routes of a handler capture, under the names of properties. */
function namesIn(declarations: readonly HandlerDeclaration[]): readonly string[] {
  const captures = declarations.flatMap(({ spec }) => capturedNames(spec)).map(name => [name, ''] as const);
  return Object.keys(getCapturedValues(Object.fromEntries(captures)));
}

const quoted = (names: readonly string[]): string => names.map(name => `'${name}'`).join(', ');
