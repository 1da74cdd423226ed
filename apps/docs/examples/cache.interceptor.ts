import { Injectable } from '@nestjs/common';

/** Has the shape of the class in `@nestjs/cache-manager`. */
abstract class CacheInterceptor {
  protected abstract setHeadersWhenHttp(): void;
}

// #region cache
@Injectable()
export class SlackCacheInterceptor extends CacheInterceptor {
  protected override setHeadersWhenHttp() {}
}
// #endregion
