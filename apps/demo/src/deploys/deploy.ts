/** The environments, in the order that a service goes through them. */
export const environments = ['staging', 'prod'] as const;

/** Where a service can be deployed to. */
export type Environment = (typeof environments)[number];

/** What is asked for. */
export interface DeployRequest {
  readonly service: string;
  readonly environment: Environment;
  /** At once: nobody else approves it, and no freeze holds it up. */
  readonly force: boolean;
}

/** A deploy that somebody asked for, and what became of it. People are user ids. */
export interface Deploy {
  readonly id: number;
  readonly service: string;
  readonly environment: Environment;
  readonly askedBy: string;
  readonly decision: Decision | null;
}

/** What was decided, and by whom. */
export interface Decision {
  readonly verdict: 'approved' | 'rejected' | 'forced';
  readonly by: string;
}

/** Nothing is deployed until somebody says so. */
export interface Freeze {
  readonly reason: string;
  readonly by: string;
}
