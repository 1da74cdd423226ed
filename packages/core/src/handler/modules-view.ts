import { type ModulesContainer, NestContainer } from '@nestjs/core';

/**
 * The container as Nest's context creators want it. The real one can't be injected, but they ask it for nothing but its
 * modules, which can.
 */
export class ModulesView extends NestContainer {
  constructor(private readonly injected: ModulesContainer) {
    super();
  }

  override getModules(): ModulesContainer {
    return this.injected;
  }
}
