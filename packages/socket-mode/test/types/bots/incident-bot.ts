import { Injectable, Module, ParseIntPipe, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { IsIn, IsOptional, Length } from 'class-validator';
import {
  Ctx,
  Payload,
  SlackCommand,
  SlackContext,
  SlackEvent,
  SlackFallback,
  SlackFunction,
  SlackMessage,
  SlackParam,
  SlackParams,
  SlackUser,
  SlackUserException,
  type SlackEventPayload,
} from '@nest-slack/socket-mode';

interface Incident {
  readonly number: number;
  readonly service: string;
  readonly openedBy: string;
}

@Injectable()
class Incidents {
  readonly #open = new Map<number, Incident>();

  open(service: string, openedBy: string): Incident {
    const incident = { number: this.#open.size + 1, service, openedBy };
    this.#open.set(incident.number, incident);
    return incident;
  }

  close(number: number): Incident {
    const incident = this.#open.get(number);
    if (!incident) throw new SlackUserException(`No incident ${number} is open.`);
    this.#open.delete(number);
    return incident;
  }

  about(service: string): string {
    const count = [...this.#open.values()].filter(incident => incident.service === service).length;
    return count === 0 ? `${service} is fine.` : `${service} has ${count} open incidents.`;
  }
}

class Report {
  @Length(2, 40) service!: string;
  @IsOptional() @IsIn(['minor', 'major']) severity: string = 'minor';
  page!: boolean;
}

class Drill {
  service!: string;
}

const OnCall = Reflector.createDecorator<string>();

/** Allows only users who are on call for the team of the handler. */
@Injectable()
class OnCallGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const team = this.reflector.get(OnCall, context.getHandler());
    const { userId, state } = SlackContext.from(context);
    state['team'] = team;
    return userId !== null && userId.startsWith('U');
  }
}

@Injectable()
class IncidentBot {
  constructor(private readonly incidents: Incidents) {}

  @SlackCommand('/incident open :service [severity] --page')
  open(@SlackParams() { service, severity, page }: Report, @SlackUser() user: string) {
    const { number } = this.incidents.open(service, user);
    const urgency = page ? ' Somebody is being called.' : '';
    return { response_type: 'in_channel', text: `Incident ${number}, ${severity}: ${service}.${urgency}` };
  }

  @SlackCommand('/incident note :number :words...')
  note(@SlackParam('number', ParseIntPipe) number: number, @SlackParam('words') words: string) {
    return `Noted of incident ${number}: ${words}`;
  }

  @SlackFunction('drill')
  drill(@SlackParams() { service }: Drill) {
    return { number: this.incidents.open(service, 'a workflow').number };
  }

  @SlackCommand('/incident close :number', { ack: 'immediate' })
  @UseGuards(OnCallGuard)
  @OnCall('platform')
  async close(@SlackParam('number', ParseIntPipe) number: number) {
    const { service } = this.incidents.close(number);
    return `Closed. ${this.incidents.about(service)}`;
  }

  @SlackMessage(/^how is (?<service>[\w-]+)\?/i)
  howIs(@SlackParam('service') service: string) {
    return this.incidents.about(service);
  }

  @SlackEvent('reaction_added')
  async alarm(@Payload() event: SlackEventPayload<'reaction_added'>, @Ctx() ctx: SlackContext<'event'>) {
    if (event.reaction !== 'fire') return;
    await ctx.say({ channel: event.item.channel, thread_ts: event.item.ts, text: 'Somebody is on it.' });
  }

  @SlackFallback('command')
  help(@Payload('command') command: string) {
    return `${command} takes: open SERVICE, close NUMBER.`;
  }
}

@Module({ providers: [Incidents, OnCallGuard, IncidentBot] })
export class IncidentModule {}
