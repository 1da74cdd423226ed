import type { RequestListener } from 'node:http';
import type { ControlContext } from './control-context.js';

/** Makes the listener of the control API when somebody first comes: what it is made of takes longer than all the rest. */
export function lazyControl(parts: ControlContext, key: string | undefined): RequestListener {
  let opening: Promise<RequestListener> | undefined;
  return (request, response) => {
    opening ??= import('./control-door.js').then(({ controlListener }) => controlListener(parts, key));
    opening.then(
      listener => listener(request, response),
      () => response.destroy(),
    );
  };
}
