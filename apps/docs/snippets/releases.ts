import { Injectable } from '@nestjs/common';

/** What the bots of these pages deploy by. */
@Injectable()
export class Releases {
  /** @returns where it is live */
  deploy(service: string): Promise<string> {
    return Promise.resolve(`https://${service}.example.com`);
  }

  /** @returns the version that is live again */
  rollBack(service: string): Promise<string> {
    return Promise.resolve(`${service} 1.4`);
  }
}
