/** Replaces control characters except line breaks, so that messages cannot control the terminal. */
export function escapeControlCharacters(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, '�');
}
