// What patterns capture, as types. Nothing here runs.
import { ParseIntPipe } from '@nestjs/common';
import { SlackCommand, SlackParam, type SlackParamsOf } from '@nest-slack/socket-mode';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <Same extends true>(): Same | void => {};

same<Equal<SlackParamsOf<'ticket/:id/close'>, { id: string }>>();
same<Equal<SlackParamsOf<'repo/:repo/merge/:number'>, { repo: string; number: string }>>();
same<Equal<SlackParamsOf<string>, Record<string, string>>>();

same<Equal<SlackParamsOf<'/ticket close :id'>, { id: string }>>();
same<Equal<SlackParamsOf<'/ops deploy :service [env] --force'>, { service: string; env?: string; force: boolean }>>();
same<Equal<SlackParamsOf<'/say :words...'>, { words: string }>>();
same<Equal<SlackParamsOf<'/say  [words...]  --loud'>, { words?: string; loud: boolean }>>();
same<Equal<SlackParamsOf<'/read path/:file :line'>, { line: string }>>();

export class OpsBot {
  @SlackCommand('/ops deploy :service [env] --force')
  deploy(
    @SlackParam('service') service: string,
    @SlackParam('[env]') env: string | undefined,
    @SlackParam('--force') force: boolean,
  ) {
    return `${service} ${env} ${force}`;
  }

  @SlackCommand({ command: '/ops', subcommand: 'silence :alert :minutes' }, { ack: 'immediate' })
  silence(@SlackParam('alert') alert: string, @SlackParam('minutes', ParseIntPipe) minutes: number) {
    return `${alert} ${minutes}`;
  }

  @SlackCommand({ command: '/ops' })
  any() {}
}
