import {
  Catch,
  Injectable,
  NotFoundException,
  UseFilters,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
} from '@nestjs/common';
import { map, of, type Observable } from 'rxjs';
import {
  Ctx,
  Payload,
  SlackCommand,
  SlackContext,
  SlackEvent,
  type SlackExceptionFilter,
  SlackMessage,
  SlackMessageShortcut,
  SlackStream,
  SlackUserException,
} from '../../src/index.js';
import { Gate } from './gate.js';

class Shy extends Error {}

@Catch(Shy)
class Encouraging implements SlackExceptionFilter<Shy> {
  catch() {
    return 'Take your time.';
  }
}

/** Prepends a text to each stream that a handler returns. */
class Announcing {
  intercept(_context: ExecutionContext, next: CallHandler<AsyncIterable<string>>): Observable<AsyncIterable<string>> {
    return next.handle().pipe(
      map(async function* (stream) {
        yield 'Listen: ';
        yield* stream;
      }),
    );
  }
}

/** Streams its stories in chunks. */
@Injectable()
export class Storyteller {
  readonly gate = new Gate();
  signal: AbortSignal | undefined;

  @SlackEvent('app_mention')
  mention() {
    return SlackStream.from(of('Once ', 'upon ', { type: 'markdown_text' as const, text: 'a time.' }));
  }

  @SlackMessage('slowly')
  async *slowly(@Ctx() ctx: SlackContext<'message'>) {
    this.signal = ctx.signal;
    yield 'Once ';
    await this.gate.pass();
    yield 'upon a time.';
  }

  @SlackMessage('announce')
  @UseInterceptors(Announcing)
  async *announced() {
    yield 'a story.';
  }

  @SlackMessage('nothing')
  async *nothing() {}

  @SlackMessage(/break (?<how>early|late|politely|wrongly)/)
  @UseFilters(Encouraging)
  async *broken(@Payload('text') text: string) {
    if (text.includes('early')) throw new Shy();
    yield 'Half a ';
    if (text.includes('politely')) throw new SlackUserException('I forgot the rest.');
    if (text.includes('wrongly')) throw new NotFoundException('There is no rest.');
    throw new Shy('The model is gone.');
  }

  @SlackMessage('say it')
  async says(@Ctx() ctx: SlackContext<'message'>) {
    const said = await ctx.say(this.twoWords());
    return `Said at ${said?.ts}.`;
  }

  @SlackMessage('say half')
  async saysHalf(@Ctx() ctx: SlackContext<'message'>) {
    await ctx.say(this.broken('late'));
    return 'I am done.';
  }

  @SlackCommand('/respond')
  async respond(@Ctx() ctx: SlackContext<'command'>) {
    await ctx.ack();
    await ctx.respond(this.twoWords());
  }

  @SlackMessageShortcut('sum_up')
  async sumUp(@Ctx() ctx: SlackContext<'message_shortcut'>) {
    await ctx.respond(this.twoWords());
  }

  private async *twoWords() {
    yield '**Two** ';
    yield 'words.';
  }
}
