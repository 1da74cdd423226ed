import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';

/** The app or user that did something, by name. */
export interface Participant {
  readonly app: string | null;
  readonly who: string | null;
}

/** Resolves ids to names across all workspaces. */
export class ParticipantNames {
  constructor(private readonly world: WorkspaceRegistry) {}

  /**
   * Returns the name of a user, app or channel; the id itself when it is unknown; an empty text for a direct message.
   */
  of = (id: string): string => {
    for (const { users, channels } of this.world.workspaces) {
      const name = users.find(id)?.name ?? channels.find(id)?.name;
      if (name !== undefined) return name;
    }
    return id;
  };

  app(appId: string): string | null {
    return this.world.apps.find(appId)?.name ?? null;
  }

  /** Whether a user has this name. */
  isUser = (name: string): boolean => this.world.workspaces.some(({ users }) => users.find(`@${name}`) !== undefined);

  /** Whether a user id belongs to an app or a user. */
  doer(userId: string): Participant {
    for (const { users } of this.world.workspaces) {
      const user = users.find(userId);
      if (user) return user.app ? { app: user.app.app.name, who: null } : { app: null, who: user.name };
    }
    return { app: null, who: null };
  }
}
