package tickets

// #region test
import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"testing"
)

type object = map[string]any

func ask(t *testing.T, path string, body object) object {
	t.Helper()
	sent, _ := json.Marshal(body)
	url := os.Getenv("SLACK_EMULATOR_URL") + "/control/v1/" + path
	response, err := http.Post(url, "application/json", bytes.NewReader(sent))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer := object{}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		t.Fatal(answer["detail"])
	}
	return answer
}

func TestTicketIsFiledByForm(t *testing.T) {
	acted := ask(t, "people/ann/command", object{"command": "/ticket"})
	if acted["ack"] == nil {
		t.Fatal(acted["problem"])
	}

	ask(t, "waits/view", object{"person": "ann", "match": "New ticket"})
	ask(t, "people/ann/submit", object{"values": object{"Title": "Broken lamp"}})

	message := ask(t, "waits/message", object{"text": "Ticket: Broken lamp"})
	if message["channelName"] != "support" {
		t.Errorf("It was filed in %v.", message["channelName"])
	}
}

// #endregion
