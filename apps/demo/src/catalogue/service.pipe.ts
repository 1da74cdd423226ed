import { Injectable, type PipeTransform } from '@nestjs/common';
import { CatalogueService } from './catalogue.service.js';

/** Parses the name of a service from a command; an omitted optional parameter stays undefined. */
@Injectable()
export class ServicePipe implements PipeTransform<string | undefined, string | undefined> {
  constructor(private readonly catalogue: CatalogueService) {}

  /** @throws UnknownServiceError when the service does not exist */
  transform(typed: string | undefined): string | undefined {
    const name = typed?.toLowerCase();
    if (name !== undefined) this.catalogue.require(name);
    return name;
  }
}
