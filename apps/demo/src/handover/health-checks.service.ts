import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';

/** The injection token of how long a service takes to say how it is, in milliseconds. */
export const CHECK_MS = Symbol('demo:check-ms');

/** Asks the services how they are. These here are well, and slow to say so. */
@Injectable()
export class HealthChecksService {
  constructor(
    private readonly catalogue: CatalogueService,
    @Inject(CHECK_MS) private readonly checkMs: number,
  ) {}

  /**
   * One after the other.
   *
   * @param signal - when to give up
   * @returns a line each
   */
  async all(signal: AbortSignal): Promise<string[]> {
    const lines: string[] = [];
    for (const service of this.catalogue.all) {
      await pause(this.checkMs, undefined, { signal });
      lines.push(`🟢 ${service} is up`);
    }
    return lines;
  }
}
