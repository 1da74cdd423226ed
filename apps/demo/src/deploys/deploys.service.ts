import { Injectable } from '@nestjs/common';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import type { Decision, Deploy, Environment } from './deploy.js';
import { DeployDecidedError, DeployNotFoundError, OwnDeployError } from './deploy.errors.js';

/** The deploys that were asked for. */
@Injectable()
export class DeploysService {
  private readonly deploys = new Map<number, Deploy>();

  constructor(private readonly catalogue: CatalogueService) {}

  /** @throws UnknownServiceError when there is no such service */
  ask(service: string, environment: Environment, askedBy: string): Deploy {
    this.catalogue.require(service);
    return this.keep({ id: this.deploys.size + 1, service, environment, askedBy, decision: null });
  }

  /** @throws DeployNotFoundError, DeployDecidedError, or OwnDeployError when the one who asked approves */
  approve(id: number, by: string): Deploy {
    const deploy = this.undecided(id);
    if (deploy.askedBy === by) throw new OwnDeployError(id);
    return this.decide(deploy, { verdict: 'approved', by });
  }

  /** Whoever asked may reject too: they changed their mind. @throws DeployNotFoundError or DeployDecidedError */
  reject(id: number, by: string): Deploy {
    return this.decide(this.undecided(id), { verdict: 'rejected', by });
  }

  /** Those that nobody has decided about yet. */
  get waiting(): readonly Deploy[] {
    return [...this.deploys.values()].filter(({ decision }) => decision === null);
  }

  private undecided(id: number): Deploy {
    const deploy = this.deploys.get(id);
    if (!deploy) throw new DeployNotFoundError(id);
    if (deploy.decision) throw new DeployDecidedError(id, deploy.decision);
    return deploy;
  }

  private decide(deploy: Deploy, decision: Decision): Deploy {
    return this.keep({ ...deploy, decision });
  }

  private keep(deploy: Deploy): Deploy {
    this.deploys.set(deploy.id, deploy);
    return deploy;
  }
}
