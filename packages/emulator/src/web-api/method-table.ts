import { appsMethods } from './apps.methods.js';
import { authMethods } from './auth.methods.js';
import { chatMethods } from './chat.methods.js';
import type { MethodTable } from './method.js';

/** Every method that the emulator knows. Another family joins by a line here. */
export const methods: MethodTable = {
  ...authMethods,
  ...appsMethods,
  ...chatMethods,
};
