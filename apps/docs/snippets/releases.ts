import { Injectable } from '@nestjs/common';

/** The service that the bots of these pages deploy with. */
@Injectable()
export class Releases {
  /** @returns the URL of the deployed service */
  deploy(service: string): Promise<string> {
    return Promise.resolve(`https://${service}.example.com`);
  }

  /** @returns the restored version */
  rollBack(service: string): Promise<string> {
    return Promise.resolve(`${service} 1.4`);
  }
}
