import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Observable, Subject } from 'rxjs';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import type { Decision, Deploy, DeployRequest, Freeze } from './deploy.js';
import { DeployDecidedError, DeployNotFoundError, DeploysFrozenError, OwnDeployError } from './deploy.errors.js';

/** The deploys that were asked for. */
@Injectable()
export class DeploysService implements OnModuleDestroy {
  private readonly deploys = new Map<number, Deploy>();
  private readonly decisions = new Subject<Deploy>();
  private freezing: Freeze | null = null;

  /** Each deploy that somebody has just decided about. */
  readonly decided$: Observable<Deploy> = this.decisions.asObservable();

  constructor(private readonly catalogue: CatalogueService) {}

  /** @throws UnknownServiceError when there is no such service, DeploysFrozenError unless it is forced */
  ask({ service, environment, force }: DeployRequest, askedBy: string): Deploy {
    this.catalogue.require(service);
    if (this.freezing && !force) throw new DeploysFrozenError(this.freezing);
    const deploy = this.keep({ id: this.deploys.size + 1, service, environment, askedBy, decision: null });
    return force ? this.decide(deploy, { verdict: 'forced', by: askedBy }) : deploy;
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

  /** Takes no more requests, except forced ones. */
  freeze(reason: string, by: string): void {
    this.freezing = { reason, by };
  }

  /** @returns whether there was anything to thaw */
  thaw(): boolean {
    const wasFrozen = this.freezing !== null;
    this.freezing = null;
    return wasFrozen;
  }

  /** Those that nobody has decided about yet. */
  get waiting(): readonly Deploy[] {
    return [...this.deploys.values()].filter(({ decision }) => decision === null);
  }

  /** Those of a service, the newest first. */
  of(service: string): readonly Deploy[] {
    return [...this.deploys.values()].filter(deploy => deploy.service === service).toReversed();
  }

  onModuleDestroy(): void {
    this.decisions.complete();
  }

  private undecided(id: number): Deploy {
    const deploy = this.deploys.get(id);
    if (!deploy) throw new DeployNotFoundError(id);
    if (deploy.decision) throw new DeployDecidedError(id, deploy.decision);
    return deploy;
  }

  private decide(deploy: Deploy, decision: Decision): Deploy {
    const decided = this.keep({ ...deploy, decision });
    this.decisions.next(decided);
    return decided;
  }

  private keep(deploy: Deploy): Deploy {
    this.deploys.set(deploy.id, deploy);
    return deploy;
  }
}
