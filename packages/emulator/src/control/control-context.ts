import type { AssistantPane } from '../controls/assistant-pane.js';
import type { SlackEmulator } from '../slack-emulator.js';
import type { Workspace } from '../workspace/workspace.js';

/** What the routes of the control API act and look by. */
export interface ControlContext {
  readonly slack: SlackEmulator;
  readonly workspace: Workspace;
  /** The assistants that were opened over HTTP, by the `ts` of their thread. */
  readonly panes: Map<string, AssistantPane>;
}
