import { Transform } from 'class-transformer';
import { IsIn, IsString, MinLength } from 'class-validator';

/** How urgent a ticket can be, the least urgent first. */
export const urgencies = ['low', 'normal', 'high'] as const;

/** How urgent a ticket is. */
export type Urgency = (typeof urgencies)[number];

/** What somebody enters in the form. Each property is the `block_id` of its field, which its errors are shown under. */
export class TicketForm {
  @Transform(({ value }) => trimmed(value))
  @MinLength(10, { message: 'Say a little more: $constraint1 characters at least.' })
  readonly title!: string;

  @IsString()
  readonly service!: string;

  @IsIn(urgencies, { message: 'Choose one.' })
  readonly urgency: Urgency = 'normal';

  @IsString()
  readonly details: string = '';
}

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);
