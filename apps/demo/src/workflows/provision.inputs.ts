import { z } from 'zod';

/** What the step is given. The manifest declares the same for Workflow Builder. */
export const provisionInputs = z.object({
  service: z.string(),
  days: z.number().int().min(1, 'A day at least.').max(14, 'Two weeks at most.').default(3),
});

/** The inputs, once they have been checked. */
export type ProvisionInputs = z.infer<typeof provisionInputs>;
