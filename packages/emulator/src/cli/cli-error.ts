/** The command can't do what it was asked for, and says why in a sentence. */
export class CliError extends Error {
  override readonly name = 'CommandFailure';

  constructor(
    message: string,
    /** 1: it was tried, and did not come about. 2: it could not even be tried. */
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}
