import { Reflector } from '@nestjs/core';

/** What whoever causes a handler to run must be. It takes a `RoleGuard` to look. */
export const Role = Reflector.createDecorator<'releaser'>();
