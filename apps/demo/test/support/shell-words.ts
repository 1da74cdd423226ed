/** Splits a command as a shell does; double quotes group words. */
export const splitShellWords = (command: string): string[] =>
  [...command.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
