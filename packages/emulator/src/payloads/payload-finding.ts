/** What there is to say of a payload before it is sent. */
export interface PayloadFinding {
  /** Where: a JSON pointer into the payload, such as `/item/channel`; empty for the whole. */
  readonly at: string;
  /** An `error` keeps it from being sent, unless it shall be anyway. A `note` is only told. */
  readonly severity: 'error' | 'note';
  readonly text: string;
}

/** A place one level below another one. @see https://www.rfc-editor.org/rfc/rfc6901 */
export const pointerTo = (at: string, name: string): string =>
  `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
