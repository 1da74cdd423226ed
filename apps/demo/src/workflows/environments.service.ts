import { Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A temporary environment of one service. */
export interface TestEnvironment {
  readonly url: string;
  /** The day on which it is deleted: `2026-01-31`. */
  readonly until: string;
}

/** Simulates temporary test environments. */
@Injectable()
export class EnvironmentsService {
  private count = 0;

  constructor(private readonly catalogue: CatalogueService) {}

  /** @throws UnknownServiceError when the service does not exist */
  create(service: string, days: number): TestEnvironment {
    this.catalogue.require(service);
    this.count += 1;
    const until = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
    return { url: `https://${service}-${this.count}.env.example.com`, until };
  }
}
