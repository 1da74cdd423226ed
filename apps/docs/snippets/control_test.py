# #region test
import json, os, unittest, urllib.request

CONTROL = os.environ["SLACK_EMULATOR_URL"] + "/control/v1/"


def ask(path, **body):
    request = urllib.request.Request(CONTROL + path, json.dumps(body).encode())
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


class TicketTest(unittest.TestCase):
    def test_a_ticket_is_filed_by_a_form(self):
        acted = ask("people/ann/command", command="/ticket")
        self.assertEqual(acted["ack"]["status"], "in_time")

        ask("waits/view", person="ann", match="New ticket")
        ask("people/ann/submit", values={"Title": "Broken lamp"})

        message = ask("waits/message", text="Ticket: Broken lamp")
        self.assertEqual(message["channelName"], "support")
        # #endregion


if __name__ == "__main__":
    unittest.main()
