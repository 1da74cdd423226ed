import { Injectable, type PipeTransform } from '@nestjs/common';
import { type Environment, environments } from './deploy.js';
import { UnknownEnvironmentError } from './deploy.errors.js';

/** Reads an environment as somebody typed it. */
@Injectable()
export class EnvironmentPipe implements PipeTransform<string, Environment> {
  /** @throws UnknownEnvironmentError */
  transform(typed: string): Environment {
    const environment = environments.find(name => name === typed.toLowerCase());
    if (environment === undefined) throw new UnknownEnvironmentError(typed);
    return environment;
  }
}
