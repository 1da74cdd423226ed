import { Transform } from 'class-transformer';
import { IsIn, IsString, MinLength } from 'class-validator';

/** The levels of urgency, lowest first. */
export const urgencies = ['low', 'normal', 'high'] as const;

export type Urgency = (typeof urgencies)[number];

/** The fields of the ticket form. Each property is named after its `block_id`, so that errors appear next to the field. */
export class TicketForm {
  @Transform(({ value }) => trimText(value))
  @MinLength(10, { message: 'Enter at least $constraint1 characters.' })
  readonly title!: string;

  @IsString()
  readonly service!: string;

  @IsIn(urgencies, { message: 'Choose one.' })
  readonly urgency: Urgency = 'normal';

  @IsString()
  readonly details: string = '';
}

const trimText = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);
