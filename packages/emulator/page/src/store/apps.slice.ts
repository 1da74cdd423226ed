import type { AppRoute } from '../../../src/timeline/app-routes.js';
import type { JsonObject } from '../../../src/json.js';
import type { Slice } from './slice.js';

/** A step of a workflow that was given to an app. */
export interface FunctionRun {
  readonly id: string;
  readonly appId: string;
  readonly callbackId: string;
  /** How it ended, as the control API tells it; `null` while it runs. */
  readonly outcome: JsonObject | null;
}

/** A manifest as it is written, and what Slack found wrong with it. */
export interface WrittenManifest {
  readonly text: string;
  readonly faults: readonly { readonly at: string; readonly message: string }[];
}

/** What the page knows of apps besides what is live, and what is written there. */
export interface AppsSlice {
  /** What can come to each app, by its id, as far as the panel has asked. */
  readonly appRoutes: Readonly<Record<string, readonly AppRoute[]>>;
  readonly setAppRoutes: (appId: string, routes: readonly AppRoute[]) => void;
  /** The oldest first, as far as the panel has asked. */
  readonly functionRuns: readonly FunctionRun[];
  readonly setFunctionRuns: (runs: readonly FunctionRun[]) => void;
  /** What is entered as the inputs of functions, by `inputKey`. */
  readonly functionInputs: Readonly<Record<string, string>>;
  readonly setFunctionInput: (key: string, text: string) => void;
  /** By the id of the app whose it is to be; empty for a new one. */
  readonly manifests: Readonly<Record<string, WrittenManifest>>;
  /** @param written `null`: nothing is written any more */
  readonly writeManifest: (appId: string, written: WrittenManifest | null) => void;
}

/** Tells an input of a function from any other. */
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
  writeManifest: (appId, written) =>
    set(({ manifests }) => {
      const others = Object.entries(manifests).filter(([id]) => id !== appId);
      return { manifests: Object.fromEntries(written ? [...others, [appId, written]] : others) };
    }),
});
