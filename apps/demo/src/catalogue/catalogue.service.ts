import { Injectable } from '@nestjs/common';
import { UnknownServiceError } from './unknown-service.error.js';

/** Which services each team looks after. */
const TEAMS = { Shop: ['billing', 'web'], Platform: ['api', 'search', 'worker'] } as const;

/** A team, and those of its services that were asked for. */
export interface Team {
  readonly name: string;
  readonly services: readonly string[];
}

/** The services that are deployed, and that tickets are about. */
@Injectable()
export class CatalogueService {
  private readonly teams: readonly Team[] = Object.entries(TEAMS).map(([name, services]) => ({ name, services }));

  /** In alphabetical order. */
  readonly all: readonly string[] = this.teams.flatMap(({ services }) => services).toSorted();

  /** Whether there is such a service. */
  has(name: string): boolean {
    return this.all.includes(name);
  }

  /** The services in whose name `typed` occurs, by their teams. */
  matching(typed: string): Team[] {
    const wanted = typed.trim().toLowerCase();
    return this.teams
      .map(({ name, services }) => ({ name, services: services.filter(service => service.includes(wanted)) }))
      .filter(({ services }) => services.length > 0);
  }

  /** @throws UnknownServiceError when there is no such service */
  require(name: string): void {
    if (!this.has(name)) throw new UnknownServiceError(name, this.all);
  }
}
