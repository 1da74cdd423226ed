// Bound parameters that must compile. Nothing here runs.
import * as v from 'valibot';
import { z } from 'zod';
import {
  Ctx,
  SlackCommand,
  SlackContext,
  SlackInputException,
  slackMetadata,
  SlackMetadata,
  SlackParams,
  SlackShortcut,
  SlackViewState,
  SlackViewSubmission,
  type SlackBindingDecorator,
} from '@nest-slack/socket-mode';

interface Employee {
  readonly name: string;
}

class EmployeeForm {
  name!: string;
}
const cityForm = z.object({ city: z.string(), floor: z.coerce.number().default(1) });

export class Bound {
  @SlackViewSubmission('declared') declared(@SlackViewState() form: EmployeeForm) {
    void form.name;
  }
  @SlackViewSubmission('named') named(@SlackViewState(EmployeeForm) form: Employee) {
    void form.name;
  }
  @SlackViewSubmission('zod') zod(@SlackViewState({ schema: cityForm }) { city, floor }: z.infer<typeof cityForm>) {
    void [city, floor];
  }
  @SlackViewSubmission('valibot') valibot(
    @SlackMetadata({ schema: v.object({ ticket: v.number() }) }) draft: { readonly ticket: number },
    @SlackMetadata(EmployeeForm) employee?: EmployeeForm,
  ) {
    void [draft, employee];
  }
  @SlackCommand('/move :city') move(@SlackParams({ schema: cityForm }) { city }: { city: string }) {
    return city;
  }
  @SlackShortcut('move') async open(@Ctx() ctx: SlackContext<'shortcut'>) {
    const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Move' }, blocks: [] };
    await ctx.openView({ ...view, private_metadata: slackMetadata<Employee>({ name: 'Ann' }) });
    throw new SlackInputException({ city: 'Where is that?' });
  }
}
export const asBinding: SlackBindingDecorator = SlackParams;
