/** Where Chromium is: what CHROMIUM_PATH says, else the first of its usual names in the PATH; undefined where it is not. */
export function findChromium(env?: NodeJS.ProcessEnv): string | undefined;
/** Installs Debian's Chromium where that is possible. @returns why there is still none; undefined when there is one */
export function ensureChromium(): string | undefined;
