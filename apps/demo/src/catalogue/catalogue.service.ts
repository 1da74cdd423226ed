import { Injectable } from '@nestjs/common';
import { UnknownServiceError } from './unknown-service.error.js';

/** The services of each team. */
const TEAMS = { Shop: ['billing', 'web'], Platform: ['api', 'search', 'worker'] } as const;

/** A team with all or some of its services. */
export interface Team {
  readonly name: string;
  readonly services: readonly string[];
}

/** The catalogue of services, grouped by team. */
@Injectable()
export class CatalogueService {
  private readonly teams: readonly Team[] = Object.entries(TEAMS).map(([name, services]) => ({ name, services }));

  /** In alphabetical order. */
  readonly all: readonly string[] = this.teams.flatMap(({ services }) => services).toSorted();

  has(name: string): boolean {
    return this.all.includes(name);
  }

  /** Finds the services whose name contains the text, grouped by team. */
  matching(text: string): Team[] {
    const query = text.trim().toLowerCase();
    return this.teams
      .map(({ name, services }) => ({ name, services: services.filter(service => service.includes(query)) }))
      .filter(({ services }) => services.length > 0);
  }

  /** @throws UnknownServiceError when the service does not exist */
  require(name: string): void {
    if (!this.has(name)) throw new UnknownServiceError(name, this.all);
  }
}
