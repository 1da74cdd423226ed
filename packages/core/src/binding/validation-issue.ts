/** Something that doesn't fit, and the field that it is in; `''` is the whole. */
export interface ValidationIssue {
  readonly field: string;
  readonly message: string;
}

/** What is wrong, by the name of the field. */
export type ValidationIssues = Readonly<Record<string, string>>;

/** What is wrong deep within a field is said of that field, and where in it. */
export function toValidationIssue([field = '', ...deeper]: readonly string[], message: string): ValidationIssue {
  return { field, message: deeper.length === 0 ? message : `${deeper.join('.')}: ${message}` };
}

/** One text a field. */
export function groupByField(found: Iterable<ValidationIssue>): ValidationIssues {
  const texts = new Map<string, string[]>();
  for (const { field, message } of found) texts.set(field, [...(texts.get(field) ?? []), message]);
  return Object.fromEntries([...texts].map(([field, messages]) => [field, messages.join('; ')]));
}
