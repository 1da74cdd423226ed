/** What is wrong with a field. */
export interface FieldFault {
  readonly blockId: string;
  /** The rest of a sentence that begins with the name of the field. */
  readonly fault: string;
}

/** A form that Slack itself would not submit, as it is filled in. */
export class UnsoundForm extends Error {
  constructor(
    message: string,
    readonly fields: readonly FieldFault[],
  ) {
    super(message);
  }
}
