import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';

/** The injection token of the duration of one health check, in milliseconds. */
export const CHECK_MS = Symbol('demo:check-ms');

/** Simulates slow health checks of all services. */
@Injectable()
export class HealthChecksService {
  constructor(
    private readonly catalogue: CatalogueService,
    @Inject(CHECK_MS) private readonly checkMs: number,
  ) {}

  /**
   * Checks the services one after the other.
   *
   * @param signal - cancels the checks
   * @returns one text for each service
   */
  async all(signal: AbortSignal): Promise<string[]> {
    const results: string[] = [];
    for (const service of this.catalogue.all) {
      await pause(this.checkMs, undefined, { signal });
      results.push(`🟢 ${service} is up`);
    }
    return results;
  }
}
