import type { MethodTable } from './method.js';

/** The `functions.*` methods, with which an app completes a workflow step. */
export const functionsMethods: MethodTable = {
  'functions.completeSuccess': ({ args, app, workspace }) => {
    const id = args.required('function_execution_id');
    workspace.functions.end(app, id, { status: 'completed', outputs: args.object('outputs') });
    return {};
  },
  'functions.completeError': ({ args, app, workspace }) => {
    const id = args.required('function_execution_id');
    workspace.functions.end(app, id, { status: 'failed', error: args.required('error') });
    return {};
  },
};
