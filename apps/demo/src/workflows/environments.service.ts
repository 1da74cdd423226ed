import { Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A place where a service can be tried out. */
export interface TestEnvironment {
  readonly url: string;
  /** The day on which it is taken down: `2026-01-31`. */
  readonly until: string;
}

/** Environments to try something out in, which are taken down by themselves. */
@Injectable()
export class EnvironmentsService {
  private made = 0;

  constructor(private readonly catalogue: CatalogueService) {}

  /** @throws UnknownServiceError when there is no such service */
  create(service: string, days: number): TestEnvironment {
    this.catalogue.require(service);
    this.made += 1;
    const until = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
    return { url: `https://${service}-${this.made}.env.example.com`, until };
  }
}
