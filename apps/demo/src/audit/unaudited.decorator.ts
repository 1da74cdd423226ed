import { Reflector } from '@nestjs/core';

/** Keeps a handler out of the audit log, where it would say the same over and over. */
export const Unaudited = Reflector.createDecorator<void, boolean>({ transform: () => true });
