import type { LoggerService } from '@nestjs/common';

/** Collects logs by level. */
export class MemoryLogger implements LoggerService {
  readonly logged: string[] = [];
  readonly debugged: string[] = [];
  readonly warned: string[] = [];

  log(text: unknown): void {
    this.logged.push(String(text));
  }
  debug(text: unknown): void {
    this.debugged.push(String(text));
  }
  warn(text: unknown): void {
    this.warned.push(String(text));
  }
  error(text: unknown): void {
    this.warned.push(String(text));
  }
}
