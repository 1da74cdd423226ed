/** An organisation that has several workspaces. */
export interface Enterprise {
  /** `E…`. */
  readonly id: string;
  readonly name: string;
}

/** A workspace as such. */
export interface Team {
  /** `T…`. */
  readonly id: string;
  readonly name: string;
  /** As in `https://DOMAIN.slack.com`. */
  readonly domain: string;
  /** The organisation that it is of, if any. */
  readonly enterprise: Enterprise | undefined;
}

/** How channels and payloads name an organisation: by its id, or by `null` where there is none. */
export const enterpriseIdOf = (team: Team | undefined): string | null => team?.enterprise?.id ?? null;

/** How commands and interactions name an organisation; nothing where there is none. */
export const enterpriseFields = ({ enterprise }: Team): { enterprise_id?: string; enterprise_name?: string } =>
  enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {};
