import { Module } from '@nestjs/common';
import { CatalogueService } from './catalogue.service.js';
import { ServicePipe } from './service.pipe.js';

/** The services that deploys and tickets are about. */
@Module({ providers: [CatalogueService, ServicePipe], exports: [CatalogueService, ServicePipe] })
export class CatalogueModule {}
