#!/bin/sh
# Creates a ticket. The environment has the URL of the local Slack.
set -eu

# #region actions
control="$SLACK_EMULATOR_URL/control/v1"
curl -s "$control/people/ann/command" -d '{"command": "/ticket"}'
curl -s "$control/waits/view" -d '{"person": "ann", "match": "New ticket"}'
curl -s "$control/people/ann/submit" -d '{"values": {"Title": "Broken lamp"}}'
curl -s "$control/waits/message" -d '{"text": "Ticket: Broken lamp"}'
# #endregion

# #region reads
curl -s "$control/messages?channel=support&limit=1"
curl -s "$control/timeline?after=0"
# #endregion
