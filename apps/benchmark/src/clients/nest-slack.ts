import { Injectable } from '@nestjs/common';
import { declareHandlers } from './nest/declare-handlers.js';
import { serve } from './nest/serve.js';

// A Nest app with nothing around its handlers.

@Injectable()
class Handlers {}

declareHandlers(Handlers.prototype);
await serve(Handlers);
