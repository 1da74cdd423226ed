import type { ActDesk } from '../acts/act-desk.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channels.js';
import type { User } from '../workspace/people/users.js';

/** Of whom and what an example tells. */
export interface ExampleWorld {
  readonly desk: ActDesk;
  readonly app: AppInstall;
  readonly user: User;
  readonly channel: Channel;
}

/** What of it names events bear. */
export interface ExampleIds {
  readonly user: string;
  readonly channel: string;
  readonly team: string;
  readonly app: string;
  readonly bot: string;
  readonly botUser: string;
  readonly ts: string;
  /** Since the epoch. */
  readonly seconds: number;
}

export function idsOf({ desk: { workspace }, app, user, channel }: ExampleWorld): ExampleIds {
  const ts = workspace.ids.timestamp();
  return {
    user: user.id,
    channel: channel.id,
    team: workspace.team.id,
    app: app.appId,
    bot: app.botId,
    botUser: app.botUserId,
    ts,
    seconds: Math.trunc(Number(ts)),
  };
}
