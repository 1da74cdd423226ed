import { IsIn, IsString } from 'class-validator';
import { type Environment, environments } from '../deploys/deploy.js';

/** The inputs of the step. Channel and person are ids. */
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
