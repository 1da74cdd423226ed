import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import { andThen, type MaybePromise, toMaybePromise } from '../dispatch/maybe-promise.js';

/** Whether all guards let a payload in: each is asked when those before it have. */
export function runGuards(guards: readonly CanActivate[], host: ExecutionContext): MaybePromise<boolean> {
  let isIn: MaybePromise<boolean> = true;
  for (const guard of guards) isIn = andThen(isIn, so => so && asked(guard, host));
  return isIn;
}

const asked = (guard: CanActivate, host: ExecutionContext): MaybePromise<boolean> =>
  andThen(toMaybePromise(guard.canActivate(host)), said => (isObservable(said) ? lastWord(said) : Boolean(said)));

const lastWord = async (said: Parameters<typeof lastValueFrom>[0]): Promise<boolean> =>
  Boolean(await lastValueFrom(said));
