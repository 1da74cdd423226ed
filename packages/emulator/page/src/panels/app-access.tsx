import type { LiveApp } from '../../../src/live/live-state.js';
import { Button } from '../ui/button.js';
import { changeApp, copyVariables } from './app-acts.js';
import css from './panel.module.css';

const PROBLEMS = {
  token_revoked:
    'The token of its bot is revoked: its calls are answered token_revoked. Install it again for a new one.',
  token_expired:
    'The token of its bot has expired: its calls are answered token_expired. Install it again for a new one.',
} as const;

/** What lets an app in: its tokens, and that it is installed. */
export function AppAccess({ app: { appId, name, tokenProblem } }: { readonly app: LiveApp }) {
  const change = (verb: string, done: string) => () => void changeApp(appId, verb, done);
  return (
    <>
      {tokenProblem !== null && <p className={css.trouble}>{PROBLEMS[tokenProblem]}</p>}
      <div className={css.buttons}>
        <Button onClick={() => void copyVariables(appId)}>Copy variables</Button>
        <Button
          title="Makes a new app-level token. The old one is revoked; connections that are open stay."
          onClick={change('replace-app-token', 'Its app token is another one. Copy its variables.')}
        >
          Replace the app token
        </Button>
        <Button
          title="Its calls are answered token_revoked, and it gets tokens_revoked"
          disabled={tokenProblem !== null}
          onClick={change('revoke-bot-token', 'The token of its bot is revoked.')}
        >
          Revoke the bot token
        </Button>
        <Button
          title="Its calls are answered token_expired; it is told nothing"
          disabled={tokenProblem !== null}
          onClick={change('expire-bot-token', 'The token of its bot has expired.')}
        >
          Expire the bot token
        </Button>
        <Button
          title="Grants the scopes that its manifest asks for now, and a new token where its own is none any more"
          onClick={change('reinstall', `${name} is installed again. Its variables may be others.`)}
        >
          Install again
        </Button>
        <Button
          title="Takes its bot and its tokens away; it gets tokens_revoked and app_uninstalled"
          onClick={change('uninstall', `${name} is not in this workspace any more.`)}
        >
          Uninstall
        </Button>
      </div>
    </>
  );
}
