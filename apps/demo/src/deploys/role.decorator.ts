import { Reflector } from '@nestjs/core';

/** The role that a user needs to run a handler. `RoleGuard` checks it. */
export const Role = Reflector.createDecorator<'releaser'>();
