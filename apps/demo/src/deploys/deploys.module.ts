import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DeployBot } from './deploy.bot.js';
import { DeploysService } from './deploys.service.js';
import { RoleGuard } from './role.guard.js';

/** Deploy requests and their approval. */
@Module({ imports: [CatalogueModule], providers: [DeploysService, RoleGuard, DeployBot], exports: [DeploysService] })
export class DeploysModule {}
