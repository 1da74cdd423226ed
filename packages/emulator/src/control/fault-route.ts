import { z } from 'zod';
import type { Faults } from '../controls/faults.js';
import { act, NOTHING, type ControlRoute } from './control-route.js';

/** A fault, by its name in the path. */
export function fault<Body extends z.ZodType>(
  name: string,
  summary: string,
  { body, make }: { body: Body; make: (faults: Faults, body: z.output<Body>) => unknown },
): ControlRoute {
  return act({
    id: `fault${name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    path: `/faults/${name}`,
    summary,
    params: NOTHING,
    body,
    answer: z.strictObject({}),
    run: async ({ slack }, wanted) => {
      await make(slack.faults, wanted);
      return {};
    },
  });
}
