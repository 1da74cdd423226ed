import { SlackRefusal } from '../workspace/refusal.js';
import type { OpenMethod } from './method.js';

/** The methods that need no token: `api.test`, whether one is heard. */
export const openMethods: Readonly<Record<string, OpenMethod>> = {
  'api.test': args => {
    const error = args.text('error');
    if (error !== undefined) throw new SlackRefusal(error, { body: { args: args.raw } });
    return { args: args.raw };
  },
};
