import { Module } from '@nestjs/common';
import { CatalogueService } from './catalogue.service.js';
import { ServicePipe } from './service.pipe.js';

/** Provides the services that can be deployed and that tickets refer to. */
@Module({ providers: [CatalogueService, ServicePipe], exports: [CatalogueService, ServicePipe] })
export class CatalogueModule {}
