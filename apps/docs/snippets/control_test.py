# #region test
import json, os, unittest, urllib.request

CONTROL = os.environ["SLACK_EMULATOR_URL"] + "/control/v1/"


def post(path, **body):
    request = urllib.request.Request(CONTROL + path, json.dumps(body).encode())
    with urllib.request.urlopen(request) as response:
        return json.load(response)


class TicketTest(unittest.TestCase):
    def test_a_form_creates_a_ticket(self):
        exchange = post("people/ann/command", command="/ticket")
        self.assertEqual(exchange["ack"]["status"], "in_time")

        post("waits/view", person="ann", match="New ticket")
        post("people/ann/submit", values={"Title": "Broken lamp"})

        message = post("waits/message", text="Ticket: Broken lamp")
        self.assertEqual(message["channelName"], "support")
        # #endregion


if __name__ == "__main__":
    unittest.main()
