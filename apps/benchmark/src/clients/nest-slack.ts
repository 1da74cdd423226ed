import { Injectable } from '@nestjs/common';
import { declareHandlers } from './nest/declare-handlers.js';
import { serve } from './nest/serve.js';

// A Nest app without enhancers.

@Injectable()
class Handlers {}

declareHandlers(Handlers.prototype);
await serve(Handlers);
