/** The environments, in the order of a release. */
export const environments = ['staging', 'prod'] as const;

export type Environment = (typeof environments)[number];

/** The parameters of a deploy. */
export interface DeployRequest {
  readonly service: string;
  readonly environment: Environment;
  /** Deploys immediately: without approval, and during a freeze. */
  readonly force: boolean;
}

/** A requested deploy. Users are user ids. */
export interface Deploy {
  readonly id: number;
  readonly service: string;
  readonly environment: Environment;
  readonly requestedBy: string;
  readonly decision: Decision | null;
}

/** The decision about a deploy. */
export interface Decision {
  readonly verdict: 'approved' | 'rejected' | 'forced';
  readonly by: string;
}

/** A freeze rejects all deploys that are not forced. */
export interface Freeze {
  readonly reason: string;
  readonly by: string;
}
