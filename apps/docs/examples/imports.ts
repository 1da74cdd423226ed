// #region imports
import { Payload, SlackCommand, SlackSocketModeModule } from '@nest-slack/socket-mode';
// #endregion

export const imports = [Payload, SlackCommand, SlackSocketModeModule];
