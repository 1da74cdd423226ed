import { Injectable, type PipeTransform } from '@nestjs/common';
import { CatalogueService } from './catalogue.service.js';

/** Reads a service as somebody typed it, or none where it may be left out. */
@Injectable()
export class ServicePipe implements PipeTransform<string | undefined, string | undefined> {
  constructor(private readonly catalogue: CatalogueService) {}

  /** @throws UnknownServiceError when there is no such service */
  transform(typed: string | undefined): string | undefined {
    const name = typed?.toLowerCase();
    if (name !== undefined) this.catalogue.require(name);
    return name;
  }
}
