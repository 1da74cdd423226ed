#!/bin/sh
# A ticket is filed by hand. The environment says where the local Slack is.
set -eu

# #region acts
control="$SLACK_EMULATOR_URL/control/v1"
curl -s "$control/people/ann/command" -d '{"command": "/ticket"}'
curl -s "$control/waits/view" -d '{"person": "ann", "match": "New ticket"}'
curl -s "$control/people/ann/submit" -d '{"values": {"Title": "Broken lamp"}}'
curl -s "$control/waits/message" -d '{"text": "Ticket: Broken lamp"}'
# #endregion

# #region looks
curl -s "$control/messages?channel=support&limit=1"
curl -s "$control/timeline?after=0"
# #endregion
