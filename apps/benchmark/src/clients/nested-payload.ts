/** A payload with the nested field that every handler reads. */
export interface Nested {
  readonly nested: { readonly deep: { readonly value: string } };
}

/** Narrows payloads of libraries whose types lack the field. */
export const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && 'nested' in value;

/** The last text, stored so that the compiler cannot remove the reads. */
export const lastRead = { text: '' };

/** Reads the fields that every handler reads and returns them as one text. */
export function readAll(
  user: string | null | undefined,
  channel: string | null | undefined,
  { nested }: Nested,
): string {
  const text = `${user} ${channel} ${nested.deep.value}`;
  lastRead.text = text;
  return text;
}
