import { readFileSync } from 'node:fs';

/** What the app is on real Slack, where nobody can use more of it than this names. */
export const manifest: unknown = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
