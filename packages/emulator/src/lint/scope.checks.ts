import { findMethodFacts } from '../api-reference/method-facts.js';
import { stringAt } from '../json.js';
import type { ApiCall } from '../event-log/records.js';
import { getFailedCall, type LintChecks } from './lint-rules.js';

/** What an app can't do, or doesn't hear of, by its scopes and subscriptions. */
export function scopeChecks(): LintChecks<'missing-scope' | 'unsubscribed-mention'> {
  /** Events come again and again: each is told of once, by the app and its type. */
  const told = new Set<string>();
  const isFirst = (app: string, type: string): boolean => {
    const key = `${app} ${type}`;
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  };
  return {
    'missing-scope': noted => {
      const call = getFailedCall(noted, 'missing_scope');
      if (call) return `${call.method} needs ${joinScopes(getScopesForMethod(call))}, and was refused. ${SCOPE_ADVICE}`;
      if (noted.kind !== 'withheld' || noted.record.missingScopes.length === 0) return undefined;
      const { app, event, missingScopes } = noted.record;
      const type = stringAt(event, 'type') ?? '';
      if (!isFirst(app.name, type)) return undefined;
      return `The app has subscribed to ${type}, which needs ${joinScopes(missingScopes)}: it hears of none. ${SCOPE_ADVICE}`;
    },
    'unsubscribed-mention': noted => {
      if (noted.kind !== 'withheld' || noted.record.missingScopes.length > 0 || noted.record.receivesOtherEvents)
        return undefined;
      const { app, event } = noted.record;
      if (event.type !== 'app_mention' || !isFirst(app.name, 'app_mention')) return undefined;
      return (
        'Somebody mentions the app, which has subscribed neither to app_mention nor to messages of the channel: it ' +
        'never hears of it, and they wait for an answer. Subscribe to app_mention in its manifest.'
      );
    },
  };
}

const SCOPE_ADVICE = "Add it to the app's scopes and install the app again.";

const joinScopes = (scopes: readonly string[]): string =>
  scopes.length === 0
    ? 'a scope that it has not'
    : scopes.length === 1
      ? `${scopes[0]}`
      : `one of ${scopes.join(', ')}`;

function getScopesForMethod({ method, tokenKind }: ApiCall): readonly string[] {
  const { botScopes = [], userScopes = [] } = findMethodFacts(method) ?? {};
  return tokenKind === 'user' ? userScopes : botScopes;
}
