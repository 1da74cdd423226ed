import { Injectable, Scope } from '@nestjs/common';
import { declareHandlers } from './nest/declare-handlers.js';
import { serve } from './nest/serve.js';

// A Nest app that makes its class of handlers anew for each envelope.

@Injectable({ scope: Scope.REQUEST })
class Handlers {}

declareHandlers(Handlers.prototype);
await serve(Handlers);
