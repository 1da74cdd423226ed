import { Injectable, Module } from '@nestjs/common';
import {
  Ctx,
  SlackCommand,
  SlackContext,
  SlackFunction,
  SlackFunctions,
  SlackMetadata,
  slackMetadata,
  type SlackModalView,
  SlackParam,
  SlackParams,
  SlackSocketModeModule,
  SlackViewState,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';
import type { SlackFunctionHandle } from '@nest-slack/socket-mode';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsPositive, IsString, Length } from 'class-validator';

abstract class DeploysService {
  abstract start(service: string, env: string, options: { isForced: boolean }): Promise<string>;
}

abstract class ApprovalsService {
  abstract save(invoice: string, handle: SlackFunctionHandle): Promise<void>;
}

abstract class ExpensesService {
  abstract create(team: string, title: string, amount: number): Promise<void>;
  abstract view(): SlackModalView;
}

// #region front-page
@Injectable()
export class DeployBot {
  constructor(private readonly deploys: DeploysService) {}

  @SlackCommand('/deploy :service [env] --force')
  deploy(
    @SlackParam('service') service: string,
    @SlackParam('[env]') env: string | undefined,
    @SlackParam('--force') isForced: boolean,
  ) {
    return this.deploys.start(service, env ?? 'staging', { isForced }); // the return value is the response
  }
}

@Module({ imports: [SlackSocketModeModule.forRoot()], providers: [DeployBot] })
export class AppModule {}
// #endregion

@Injectable()
export class ApprovalBot {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly functions: SlackFunctions,
  ) {}

  // #region handle
  @SlackFunction('approve_invoice', { ack: 'manual' })
  async ask(@SlackParam('invoice') invoice: string, @Ctx() ctx: SlackContext<'function'>) {
    await ctx.ack();
    await this.approvals.save(invoice, ctx.completion.handle);
  }

  async approve(handle: SlackFunctionHandle) {
    await this.functions.complete(handle, { approved: true });
  }
  // #endregion
}

// #region typed
class ExpenseForm {
  @Length(3, 80) title!: string;
  @Type(() => Number) @IsPositive() amount!: number;
  @IsOptional() @IsIn(['travel', 'food']) category: string = 'food';
}

class Draft {
  @IsString() team!: string;
}

@Injectable()
export class ExpenseBot {
  constructor(private readonly expenses: ExpensesService) {}

  @SlackCommand('/expense :team')
  async open(@SlackParams() { team }: Draft, @Ctx() ctx: SlackContext<'command'>) {
    await ctx.openView({ ...this.expenses.view(), private_metadata: slackMetadata({ team }) });
  }

  @SlackViewSubmission('expense')
  async create(@SlackViewState() form: ExpenseForm, @SlackMetadata() { team }: Draft) {
    await this.expenses.create(team, form.title, form.amount);
  }
}
// #endregion
