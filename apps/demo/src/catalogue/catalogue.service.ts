import { Injectable } from '@nestjs/common';
import { UnknownServiceError } from './unknown-service.error.js';

/** The services that are deployed, and that tickets are about. */
@Injectable()
export class CatalogueService {
  private readonly services = ['api', 'billing', 'search', 'web', 'worker'];

  /** In alphabetical order. */
  get all(): readonly string[] {
    return this.services;
  }

  /** Whether there is such a service. */
  has(name: string): boolean {
    return this.services.includes(name);
  }

  /** The services in whose name `typed` occurs. */
  matching(typed: string): string[] {
    const wanted = typed.trim().toLowerCase();
    return this.services.filter(name => name.includes(wanted));
  }

  /** @throws UnknownServiceError when there is no such service */
  require(name: string): void {
    if (!this.has(name)) throw new UnknownServiceError(name, this.services);
  }
}
