import type { ActiveFault } from '../../../src/faults/active-faults.js';
import type { JsonObject } from '../../../src/json.js';
import type { AppRoute } from '../../../src/timeline/app-routes.js';
import type { Slice } from './slice.js';

type ShownFault = Omit<ActiveFault, 'fault'>;

export interface PanelsSlice {
  /** Active faults, as of the last poll. */
  readonly faultsInForce: readonly ShownFault[];
  readonly setFaultsInForce: (faults: readonly ShownFault[]) => void;
  /** `null`: all connections. */
  readonly faultTarget: string | null;
  readonly setFaultTarget: (id: string | null) => void;
  /** The Web API method that fails next. */
  readonly faultMethod: string;
  readonly setFaultMethod: (method: string) => void;
}

export const panelsSlice: Slice<PanelsSlice> = set => ({
  faultsInForce: [],
  setFaultsInForce: faultsInForce => set({ faultsInForce }),
  faultTarget: null,
  setFaultTarget: faultTarget => set({ faultTarget }),
  faultMethod: 'chat.postMessage',
  setFaultMethod: faultMethod => set({ faultMethod }),
});

/** A custom step that an app was asked to run. */
export interface FunctionRun {
  readonly id: string;
  readonly appId: string;
  readonly callbackId: string;
  /** As in the control API; `null` while it runs. */
  readonly outcome: JsonObject | null;
}

export interface WrittenManifest {
  readonly text: string;
  readonly faults: readonly { readonly at: string; readonly message: string }[];
}

export interface AppsSlice {
  /** By app id. */
  readonly appRoutes: Readonly<Record<string, readonly AppRoute[]>>;
  readonly setAppRoutes: (appId: string, routes: readonly AppRoute[]) => void;
  /** Oldest first. */
  readonly functionRuns: readonly FunctionRun[];
  readonly setFunctionRuns: (runs: readonly FunctionRun[]) => void;
  /** By `inputKey`. */
  readonly functionInputs: Readonly<Record<string, string>>;
  readonly setFunctionInput: (key: string, text: string) => void;
  /** By app id; empty for a new app. */
  readonly manifests: Readonly<Record<string, WrittenManifest>>;
  /** @param draft `null` discards the draft */
  readonly writeManifest: (appId: string, draft: WrittenManifest | null) => void;
}

export const inputKey = (appId: string, callbackId: string, name: string): string =>
  JSON.stringify([appId, callbackId, name]);

export const appsSlice: Slice<AppsSlice> = set => ({
  appRoutes: {},
  setAppRoutes: (appId, routes) => set(({ appRoutes }) => ({ appRoutes: { ...appRoutes, [appId]: routes } })),
  functionRuns: [],
  setFunctionRuns: functionRuns => set({ functionRuns }),
  functionInputs: {},
  setFunctionInput: (key, text) =>
    set(({ functionInputs }) => ({ functionInputs: { ...functionInputs, [key]: text } })),
  manifests: {},
  writeManifest: (appId, draft) =>
    set(({ manifests }) => {
      const others = Object.entries(manifests).filter(([id]) => id !== appId);
      return { manifests: Object.fromEntries(draft ? [...others, [appId, draft]] : others) };
    }),
});
