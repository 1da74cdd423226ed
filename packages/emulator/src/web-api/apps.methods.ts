import type { MethodTable } from './method.js';

/** `apps.connections.open`, the way into Socket Mode. */
export const appsMethods: MethodTable = {
  'apps.connections.open': { token: 'app', run: ({ app, issueConnectionUrl }) => ({ url: issueConnectionUrl(app) }) },
};
