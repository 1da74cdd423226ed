import { IsString } from 'class-validator';

/** What somebody enters at the end of a shift. */
export class HandoverForm {
  /** The user id of whoever has the desk next. */
  @IsString()
  readonly next!: string;

  @IsString()
  readonly remarks: string = '';
}
