import { SlackRefusal } from '../../workspace/refusal.js';
import { blocksMethods } from './blocks.methods.js';
import type { OpenMethod } from './method.js';

/** The methods that need no token. Another one joins by a line here. */
export const openMethods: Readonly<Record<string, OpenMethod>> = {
  ...blocksMethods,

  // Whether one is heard.
  'api.test': args => {
    const error = args.text('error');
    if (error !== undefined) throw new SlackRefusal(error, { body: { args: args.raw } });
    return { args: args.raw };
  },
};
