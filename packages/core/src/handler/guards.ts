import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import { andThen, type MaybePromise, toMaybePromise } from '../dispatch/maybe-promise.js';

/** Runs the guards one after another. Returns false as soon as one of them denies the call. */
export function runGuards(guards: readonly CanActivate[], host: ExecutionContext): MaybePromise<boolean> {
  let isAllowed: MaybePromise<boolean> = true;
  for (const guard of guards) isAllowed = andThen(isAllowed, isAllowedSoFar => isAllowedSoFar && runGuard(guard, host));
  return isAllowed;
}

const runGuard = (guard: CanActivate, host: ExecutionContext): MaybePromise<boolean> =>
  andThen(toMaybePromise(guard.canActivate(host)), decision =>
    isObservable(decision) ? awaitDecision(decision) : Boolean(decision),
  );

const awaitDecision = async (decision: Parameters<typeof lastValueFrom>[0]): Promise<boolean> =>
  Boolean(await lastValueFrom(decision));
