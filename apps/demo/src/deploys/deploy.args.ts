import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsString } from 'class-validator';
import { escapeMrkdwn } from '../block-kit/texts.js';
import { type Environment, environments } from './deploy.js';

/** The parameters of `/deploy`, named as in its pattern. */
export class DeployArgs {
  @IsString()
  readonly service!: string;

  @Transform(({ value }) => toLowerCase(value))
  @IsIn(environments, {
    message: ({ value }) =>
      `Unknown environment "${escapeMrkdwn(String(value))}". Deploy to ${environments.join(' or ')}.`,
  })
  readonly environment: Environment = 'staging';

  @IsBoolean()
  readonly force!: boolean;
}

const toLowerCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
