import { Reflector } from '@nestjs/core';

/** Excludes a handler from the audit log, for handlers that run too often to be worth logging. */
export const Unaudited = Reflector.createDecorator<void, boolean>({ transform: () => true });
