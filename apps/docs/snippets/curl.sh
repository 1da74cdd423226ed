#!/bin/sh
# Calls of a bot. The environment has the tokens and the root of the Web API.
set -eu

# #region call
curl -s "${SLACK_API_URL}chat.postMessage" \
  -H "Authorization: Bearer $SLACK_BOT_TOKEN" \
  -H 'Content-Type: application/json; charset=utf-8' \
  -d '{"channel": "#general", "text": "Hello from a shell"}'
# #endregion
echo

# #region form
curl -s "${SLACK_API_URL}conversations.list" -d "token=$SLACK_BOT_TOKEN" -d limit=2
# #endregion
echo

# #region socket
curl -s -X POST "${SLACK_API_URL}apps.connections.open" -H "Authorization: Bearer $SLACK_APP_TOKEN"
# #endregion
