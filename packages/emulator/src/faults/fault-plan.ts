import { SlackRefusal } from '../workspace/refusal.js';

/** What goes wrong from now on. The doors look here before they serve; the controls write here. */
export class FaultPlan {
  /** Connections are taken and read, but nothing is sent on any of them. */
  isMuted = false;
  /** Socket Mode is switched off in the apps' settings: the code that opening a connection is refused with. */
  socketModeOff: string | null = null;
  readonly #refusedCalls = new Map<string, SlackRefusal[]>();
  readonly #rejectedUpgrades: number[] = [];

  /** The next `times` calls of a Web API method end in `refusal`. */
  refuseCalls(method: string, times: number, refusal: SlackRefusal): void {
    const planned = this.#refusedCalls.get(method) ?? [];
    this.#refusedCalls.set(method, [...planned, ...Array.from({ length: times }, () => refusal)]);
  }

  /** The next `times` WebSocket upgrades are answered with this HTTP status. */
  rejectUpgrades(times: number, status: number): void {
    this.#rejectedUpgrades.push(...Array.from({ length: times }, () => status));
  }

  /** @throws SlackRefusal when this call of `method` was to fail */
  checkCall(method: string): void {
    const refusal = this.#refusedCalls.get(method)?.shift();
    if (refusal) throw refusal;
  }

  /** The status that the upgrade at hand is to be refused with. */
  takeUpgradeRejection(): number | undefined {
    if (this.socketModeOff !== null) return 403;
    return this.#rejectedUpgrades.shift();
  }
}
