/** A text without what would steer a terminal: people and bots say what they like. Lines stay. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, '�');
}
