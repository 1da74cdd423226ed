import type { AppMethod } from './method.js';

/** The methods for app-level tokens: `apps.connections.open`, the way into Socket Mode. */
export const appMethods: Readonly<Record<string, AppMethod>> = {
  'apps.connections.open': ({ app, issueConnectionUrl }) => ({ url: issueConnectionUrl(app) }),
};
