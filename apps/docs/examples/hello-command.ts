import { Injectable } from '@nestjs/common';
import { SlackCommand } from '@nest-slack/socket-mode';

@Injectable()
export class HelloBot {
  // #region hello
  @SlackCommand('/hello')
  hello() {
    return 'Hello from my command.';
  }
  // #endregion
}
