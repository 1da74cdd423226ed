/**
 * A slash command, as typed. Absent fields are those that only some workspaces have.
 *
 * @see https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling
 */
export interface SlackCommandPayload {
  /** With its slash: `/deploy`. */
  readonly command: string;
  /** What follows the command; empty when nothing does. */
  readonly text: string;
  readonly user_id: string;
  /** @deprecated Slack is phasing names out: use `user_id`. */
  readonly user_name?: string;
  readonly channel_id: string;
  /** `directmessage` or `privategroup` where the channel has no name that everybody may see. */
  readonly channel_name?: string;
  readonly team_id: string;
  readonly team_domain?: string;
  readonly enterprise_id?: string;
  readonly enterprise_name?: string;
  /** A string here, unlike in interactions. */
  readonly is_enterprise_install?: 'true' | 'false';
  readonly api_app_id?: string;
  /** Takes five messages within 30 minutes. */
  readonly response_url: string;
  /** Opens one modal within 3 s. */
  readonly trigger_id: string;
}
