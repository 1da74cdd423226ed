import type { WorkspaceRegistry } from '../../workspace/workspace-registry.js';

/** How what has an id is named in a seed: by its name where that is enough. */
export interface SeedNames {
  readonly user: (id: string) => string;
  readonly channel: (id: string) => string;
  readonly app: (id: string) => string;
  readonly workspace: (id: string) => string;
}

export function createSeedNames({ workspaces, apps }: WorkspaceRegistry): SeedNames {
  return {
    user: isNamedIn(workspaces.flatMap(({ users }) => users.all)),
    channel: isNamedIn(workspaces.flatMap(({ channels }) => channels.all)),
    app: isNamedIn(apps.all.map(({ appId: id, name }) => ({ id, name }))),
    workspace: isNamedIn(workspaces.map(({ team }) => team)),
  };
}

/** Names by ids; the id itself where several have the name, or it would be read as something else. */
function isNamedIn(all: readonly { readonly id: string; readonly name: string }[]): (id: string) => string {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const ids = new Map<string, Set<string>>();
  for (const { id, name } of all) ids.set(name, (ids.get(name) ?? new Set()).add(id));
  return id => {
    const name = names.get(id) ?? '';
    const isEnough = /^[^@#/][^/]*$/.test(name) && ids.get(name)?.size === 1 && !names.has(name);
    return isEnough ? name : id;
  };
}
