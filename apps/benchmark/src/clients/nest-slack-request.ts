import { Injectable, Scope } from '@nestjs/common';
import { declareHandlers } from './nest/declare-handlers.js';
import { serve } from './nest/serve.js';

// A Nest app with a request-scoped class of handlers.

@Injectable({ scope: Scope.REQUEST })
class Handlers {}

declareHandlers(Handlers.prototype);
await serve(Handlers);
