import { GUARDS_METADATA, INTERCEPTORS_METADATA, PIPES_METADATA } from '@nestjs/common/internal';
import type { ApplicationConfig } from '@nestjs/core';
import { SlackException } from '../exceptions/slack.exception.js';

/** The enhancers that Nest found for a handler. */
export interface FoundEnhancers {
  readonly guards: readonly unknown[];
  readonly interceptors: readonly unknown[];
  readonly pipes: readonly unknown[];
}

/**
 * Stops the boot when Nest found fewer enhancers for a handler than its decorators name: it skips those that it can't
 * make, and a guard that is skipped without a word is an open door.
 *
 * @throws SlackException `enhancer_not_found`
 */
export function assertEnhancersFound(
  classRef: object,
  methodName: string,
  callback: object,
  found: FoundEnhancers,
  config: ApplicationConfig,
): void {
  const rows = [
    ['guard', GUARDS_METADATA, found.guards, config.getGlobalGuards()],
    ['interceptor', INTERCEPTORS_METADATA, found.interceptors, config.getGlobalInterceptors()],
    ['pipe', PIPES_METADATA, found.pipes, config.getGlobalPipes()],
  ] as const;
  for (const [what, key, enhancers, global] of rows) {
    const declared = [...listed(key, classRef), ...listed(key, callback)];
    if (enhancers.length >= declared.length + global.length) continue;
    const names = declared.map(nameOf).join(', ');
    throw new SlackException(
      'enhancer_not_found',
      `A ${what} of ${nameOf(classRef)}.${methodName} is missing: of ${names}, Nest could make only some. ` +
        'Is the class of the handler a provider or controller of a module, given by its class rather than by a value?',
    );
  }
}

function listed(key: string, target: object): readonly unknown[] {
  const metadata: unknown = Reflect.getMetadata(key, target);
  return Array.isArray(metadata) ? metadata : [];
}

const nameOf = (value: unknown): string => (typeof value === 'function' ? value.name : 'an instance');
