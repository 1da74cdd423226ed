import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';

/** Whose doing something is: an app's, by its name, or a person's. */
export interface Participant {
  readonly app: string | null;
  readonly who: string | null;
}

/** The names that people know ids by, in whichever workspace they are. */
export class ParticipantNames {
  constructor(private readonly world: WorkspaceRegistry) {}

  /** The name of a person, app or channel; the id itself where it is nobody's, and nothing for a direct message. */
  of = (id: string): string => {
    for (const { users, channels } of this.world.workspaces) {
      const name = users.find(id)?.name ?? channels.find(id)?.name;
      if (name !== undefined) return name;
    }
    return id;
  };

  /** The name of an app, by its id. */
  app(appId: string): string | null {
    return this.world.apps.find(appId)?.name ?? null;
  }

  /** Whether somebody is called so. */
  isUser = (name: string): boolean => this.world.workspaces.some(({ users }) => users.find(`@${name}`) !== undefined);

  /** Whether a user id is an app's or a person's. */
  doer(userId: string): Participant {
    for (const { users } of this.world.workspaces) {
      const user = users.find(userId);
      if (user) return user.app ? { app: user.app.app.name, who: null } : { app: null, who: user.name };
    }
    return { app: null, who: null };
  }
}
