import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Observable, Subject } from 'rxjs';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import type { Decision, Deploy, DeployRequest, Freeze } from './deploy.js';
import { DeployDecidedError, DeployNotFoundError, DeploysFrozenError, OwnDeployError } from './deploy.errors.js';

/** Stores deploys in memory and enforces the rules of approval. */
@Injectable()
export class DeploysService implements OnModuleDestroy {
  private readonly deploys = new Map<number, Deploy>();
  private readonly decisions = new Subject<Deploy>();
  private freezing: Freeze | null = null;

  /** Emits each deploy after it is approved, rejected or forced. */
  readonly decided$: Observable<Deploy> = this.decisions.asObservable();

  constructor(private readonly catalogue: CatalogueService) {}

  /** @throws UnknownServiceError when the service does not exist, DeploysFrozenError unless it is forced */
  request({ service, environment, force }: DeployRequest, requestedBy: string): Deploy {
    this.catalogue.require(service);
    if (this.freezing && !force) throw new DeploysFrozenError(this.freezing);
    const deploy = this.save({ id: this.deploys.size + 1, service, environment, requestedBy, decision: null });
    return force ? this.decide(deploy, { verdict: 'forced', by: requestedBy }) : deploy;
  }

  /** @throws DeployNotFoundError, DeployDecidedError, or OwnDeployError when the requester approves */
  approve(id: number, by: string): Deploy {
    const deploy = this.getPending(id);
    if (deploy.requestedBy === by) throw new OwnDeployError(id);
    return this.decide(deploy, { verdict: 'approved', by });
  }

  /** Requesters may reject their own deploy. @throws DeployNotFoundError or DeployDecidedError */
  reject(id: number, by: string): Deploy {
    return this.decide(this.getPending(id), { verdict: 'rejected', by });
  }

  /** Rejects new deploys until `thaw()`, except forced ones. */
  freeze(reason: string, by: string): void {
    this.freezing = { reason, by };
  }

  /** @returns whether deploys were frozen */
  thaw(): boolean {
    const wasFrozen = this.freezing !== null;
    this.freezing = null;
    return wasFrozen;
  }

  /** The deploys without a decision. */
  get pending(): readonly Deploy[] {
    return [...this.deploys.values()].filter(({ decision }) => decision === null);
  }

  /** The deploys of a service, newest first. */
  findByService(service: string): readonly Deploy[] {
    return [...this.deploys.values()].filter(deploy => deploy.service === service).toReversed();
  }

  onModuleDestroy(): void {
    this.decisions.complete();
  }

  private getPending(id: number): Deploy {
    const deploy = this.deploys.get(id);
    if (!deploy) throw new DeployNotFoundError(id);
    if (deploy.decision) throw new DeployDecidedError(id, deploy.decision);
    return deploy;
  }

  private decide(deploy: Deploy, decision: Decision): Deploy {
    const decided = this.save({ ...deploy, decision });
    this.decisions.next(decided);
    return decided;
  }

  private save(deploy: Deploy): Deploy {
    this.deploys.set(deploy.id, deploy);
    return deploy;
  }
}
