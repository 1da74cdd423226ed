import { mention } from '../block-kit/texts.js';
import { DeskError } from '../desk.error.js';
import type { Decision, Freeze } from './deploy.js';

/** Nobody asked for that deploy, or the bot was started anew since. */
export class DeployNotFoundError extends DeskError {
  constructor(id: number) {
    super(`Deploy ${id} is not known any more: ask for it again with /deploy.`);
  }
}

/** Somebody was faster. */
export class DeployDecidedError extends DeskError {
  constructor(id: number, { verdict, by }: Decision) {
    super(`Deploy ${id} was ${verdict} by ${mention(by)} before you clicked.`);
  }
}

/** Four eyes see more than two. */
export class OwnDeployError extends DeskError {
  constructor(id: number) {
    super(`You asked for deploy ${id} yourself: somebody else must approve it.`);
  }
}

/** Nothing is deployed just now. */
export class DeploysFrozenError extends DeskError {
  constructor({ reason, by }: Freeze) {
    super(`${mention(by)} froze deploys: ${reason}. Wait for \`/deploy thaw\`, or add \`--force\`.`);
  }
}
