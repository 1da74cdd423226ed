import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsString } from 'class-validator';
import { escaped } from '../block-kit/texts.js';
import { type Environment, environments } from './deploy.js';

/** What follows `/deploy`: each property is a part of its pattern. */
export class DeployArgs {
  @IsString()
  readonly service!: string;

  @Transform(({ value }) => lowerCase(value))
  @IsIn(environments, {
    message: ({ value }) =>
      `There is no environment "${escaped(String(value))}": deploy to ${environments.join(' or ')}.`,
  })
  readonly environment: Environment = 'staging';

  @IsBoolean()
  readonly force!: boolean;
}

const lowerCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
