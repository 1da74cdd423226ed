/** A command that fails with a message for the user. */
export class CliError extends Error {
  override readonly name = 'CommandFailure';

  constructor(
    message: string,
    /** 1: the operation failed. 2: the operation could not start, for example because of invalid arguments. */
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}
