/** Puts lines into a box that is open to the right, so that no width of characters needs to be known. */
export function frame(title: string, ...parts: readonly (readonly string[])[]): string {
  const [body = [], ...others] = parts.filter(part => part.length > 0);
  return [`┌─ ${title}`, ...bar(body), ...others.flatMap(lines => ['├─', ...bar(lines)]), '└─'].join('\n');
}

const bar = (lines: readonly string[]): string[] => lines.map(line => `│ ${line}`.trimEnd());
