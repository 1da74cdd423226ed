import { mention } from '../block-kit/texts.js';
import { DeskError } from '../desk.error.js';
import type { Decision, Freeze } from './deploy.js';

/** The deploy was never requested, or the bot was restarted since. */
export class DeployNotFoundError extends DeskError {
  constructor(id: number) {
    super(`Deploy ${id} does not exist. Request it again with /deploy.`);
  }
}

/** Another user approved or rejected the deploy first. */
export class DeployDecidedError extends DeskError {
  constructor(id: number, { verdict, by }: Decision) {
    super(`Deploy ${id} was ${verdict} by ${mention(by)} before you clicked.`);
  }
}

/** Requesters cannot approve their own deploy. */
export class OwnDeployError extends DeskError {
  constructor(id: number) {
    super(`You requested deploy ${id}. Another person must approve it.`);
  }
}

/** Deploys are frozen. */
export class DeploysFrozenError extends DeskError {
  constructor({ reason, by }: Freeze) {
    super(`${mention(by)} froze deploys: ${reason}. Wait for \`/deploy thaw\`, or add \`--force\`.`);
  }
}
