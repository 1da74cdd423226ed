import { Module } from '@nestjs/common';
import { CatalogueService } from './catalogue.service.js';

/** The services that deploys and tickets are about. */
@Module({ providers: [CatalogueService], exports: [CatalogueService] })
export class CatalogueModule {}
