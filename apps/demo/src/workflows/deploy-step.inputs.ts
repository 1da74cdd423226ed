import { IsIn, IsString } from 'class-validator';
import { type Environment, environments } from '../deploys/deploy.js';

/** What the step is given. Channel and person are ids, which Workflow Builder has people choose. */
export class DeployStepInputs {
  @IsString()
  readonly service!: string;

  @IsIn(environments)
  readonly environment!: Environment;

  @IsString()
  readonly channel!: string;

  @IsString()
  readonly person!: string;
}
