import type { World } from '../../workspace/workspace-registry.js';

/** How what has an id is named in a seed: by its name where that is enough. */
export interface Naming {
  readonly user: (id: string) => string;
  readonly channel: (id: string) => string;
  readonly app: (id: string) => string;
  readonly workspace: (id: string) => string;
}

export function namingOf({ workspaces, apps }: World): Naming {
  return {
    user: namedIn(workspaces.flatMap(({ users }) => users.all)),
    channel: namedIn(workspaces.flatMap(({ channels }) => channels.all)),
    app: namedIn(apps.all.map(({ appId: id, name }) => ({ id, name }))),
    workspace: namedIn(workspaces.map(({ team }) => team)),
  };
}

/** Names by ids; the id itself where several have the name, or it would be read as something else. */
function namedIn(all: readonly { readonly id: string; readonly name: string }[]): (id: string) => string {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const ids = new Map<string, Set<string>>();
  for (const { id, name } of all) ids.set(name, (ids.get(name) ?? new Set()).add(id));
  return id => {
    const name = names.get(id) ?? '';
    const isEnough = /^[^@#/][^/]*$/.test(name) && ids.get(name)?.size === 1 && !names.has(name);
    return isEnough ? name : id;
  };
}
