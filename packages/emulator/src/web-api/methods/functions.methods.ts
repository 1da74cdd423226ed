import type { MethodTable } from './method.js';

/** The `functions.*` methods: how an app ends the step of a workflow that one of its functions runs. */
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
