import { Catch, type Type } from '@nestjs/common';
import type { SlackExceptionFilter } from '../../src/index.js';

/** A filter that responds with its own name and that of the error. It catches the given errors, or all. */
export function filterOf(name: string, ...errors: Type<Error>[]): SlackExceptionFilter {
  @Catch(...errors)
  class Filter implements SlackExceptionFilter {
    catch(error: unknown): string {
      return `${name} took ${error instanceof Error ? error.constructor.name : 'something'}`;
    }
  }
  return new Filter();
}
