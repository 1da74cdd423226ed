const NAME = 'control-key';

/** The key of the control API, where it has one. */
export function controlKey(): string | null {
  return sessionStorage.getItem(NAME);
}

/** Keeps a key that somebody typed in. It lasts as long as the tab. */
export function keepKey(key: string): void {
  sessionStorage.setItem(NAME, key);
}

/** Takes the key out of the address, `#key=…`: nobody who looks at it shall read it there. It lasts as long as the tab. */
export function takeKey(): void {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key === null) return;
  keepKey(key);
  history.replaceState(null, '', location.pathname);
}
