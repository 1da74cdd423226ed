import { IsString } from 'class-validator';

/** The fields of the handover form. */
export class HandoverForm {
  /** The user id of the next person on duty. */
  @IsString()
  readonly next!: string;

  @IsString()
  readonly remarks: string = '';
}
