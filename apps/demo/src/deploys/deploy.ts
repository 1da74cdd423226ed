/** The environments, in the order that a service goes through them. */
export const environments = ['staging', 'prod'] as const;

/** Where a service can be deployed to. */
export type Environment = (typeof environments)[number];

/** A deploy that somebody asked for, and what became of it. People are user ids. */
export interface Deploy {
  readonly id: number;
  readonly service: string;
  readonly environment: Environment;
  readonly askedBy: string;
  readonly decision: Decision | null;
}

/** What somebody else decided. */
export interface Decision {
  readonly verdict: 'approved' | 'rejected';
  readonly by: string;
}
