import { z } from 'zod';

/** The inputs of the step, as declared in the manifest. */
export const provisionInputs = z.object({
  service: z.string(),
  days: z.number().int().min(1, 'Must be at least 1 day.').max(14, 'Must be at most 14 days.').default(3),
});

export type ProvisionInputs = z.infer<typeof provisionInputs>;
