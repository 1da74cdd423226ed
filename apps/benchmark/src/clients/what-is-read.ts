/** What holds the field that every handler reads, deep within. */
export interface Nested {
  readonly nested: { readonly deep: { readonly value: string } };
}

/** For libraries whose types don't know of it. */
export const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && 'nested' in value;

/** What was read last, kept so that reading it can't be left out. */
export const lastRead = { text: '' };

/** What every handler answers with. */
export function readAll(
  user: string | null | undefined,
  channel: string | null | undefined,
  { nested }: Nested,
): string {
  const text = `${user} ${channel} ${nested.deep.value}`;
  lastRead.text = text;
  return text;
}
