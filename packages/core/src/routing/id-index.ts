import { ExpressionList } from './expression-list.js';
import { getOrCreate } from './get-or-create.js';
import { captureId, type CapturingId, type ParsedId, parseId, toCapturingId } from './id-pattern.js';
import { SegmentTree } from './id-segments.js';
import type { IdPattern, Route } from './route.js';
import { assertUniqueRoute, type FoundRoute } from './route-slot.js';

/** Values keyed by ids, id patterns and expressions, and one value for any id. */
export class IdIndex<T extends object> {
  /** Each is null while empty: there may be an index for each of thousands of ids. */
  #literals: Map<string, T> | null = null;
  #patterns: SegmentTree<T> | null = null;
  #expressions: ExpressionList<T> | null = null;
  #any: T | null = null;

  constructor(private readonly create: () => T) {}

  /** Returns the value of a pattern, or the value for any id if the pattern is null. */
  getOrCreate(pattern: ParsedId | null): T {
    if (pattern === null) return (this.#any ??= this.create());
    if (pattern.kind === 'literal') {
      return getOrCreate((this.#literals ??= new Map<string, T>()), pattern.text, this.create);
    }
    if (pattern.kind === 'segments')
      return (this.#patterns ??= new SegmentTree(this.create)).getOrCreate(pattern.segments);
    return (this.#expressions ??= new ExpressionList(this.create)).getOrCreate(pattern.expression);
  }

  /**
   * Calls `make` with the matching values, the most specific first, and returns the first result that is not null. The
   * order is: the id itself, patterns, expressions in order of insertion, then the value for any id. Only the latter
   * matches a payload without an id.
   */
  findFirst<R>(id: string | null, make: (value: T) => R | null): R | null {
    if (id !== null) {
      const literal = this.#literals?.get(id);
      const made = (literal === undefined ? null : make(literal)) ?? this.#findByPattern(id, make);
      if (made !== null) return made;
    }
    return this.#any === null ? null : make(this.#any);
  }

  #findByPattern<R>(id: string, make: (value: T) => R | null): R | null {
    for (const values of [this.#patterns?.find(id.split('/')), this.#expressions?.find(id)]) {
      for (const value of values ?? []) {
        const made = make(value);
        if (made !== null) return made;
      }
    }
    return null;
  }
}

/** Holds the one route of an id or of a pattern of ids. */
interface CallbackSlot<H> {
  route: Route<H> | null;
  callbackId: CapturingId | null;
}

/** Routes of one kind that match by `callback_id`: submissions, closed views, shortcuts, dialogs, functions. */
export class CallbackIndex<H> {
  readonly #ids = new IdIndex((): CallbackSlot<H> => ({ route: null, callbackId: null }));

  /** @throws RouteConflictError if another route matches the same ids */
  add(route: Route<H>, spec: { readonly callbackId?: IdPattern }): void {
    const callbackId = parseId(spec.callbackId);
    const slot = this.#ids.getOrCreate(callbackId);
    assertUniqueRoute(slot.route, route);
    slot.route = route;
    slot.callbackId = toCapturingId(callbackId);
  }

  /** Returns the most specific route that matches. */
  find(callbackId: string | null): FoundRoute<H> | null {
    return this.#ids.findFirst(callbackId, ({ route, callbackId: pattern }) =>
      route === null ? null : { route, params: captureId(pattern, callbackId) },
    );
  }
}
