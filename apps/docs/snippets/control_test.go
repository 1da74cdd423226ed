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

func post(t *testing.T, path string, body object) object {
	t.Helper()
	payload, _ := json.Marshal(body)
	url := os.Getenv("SLACK_EMULATOR_URL") + "/control/v1/" + path
	response, err := http.Post(url, "application/json", bytes.NewReader(payload))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	result := object{}
	if err := json.NewDecoder(response.Body).Decode(&result); err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		t.Fatal(result["detail"])
	}
	return result
}

func TestFormCreatesTicket(t *testing.T) {
	exchange := post(t, "people/ann/command", object{"command": "/ticket"})
	if exchange["ack"] == nil {
		t.Fatal(exchange["problem"])
	}

	post(t, "waits/view", object{"person": "ann", "match": "New ticket"})
	post(t, "people/ann/submit", object{"values": object{"Title": "Broken lamp"}})

	message := post(t, "waits/message", object{"text": "Ticket: Broken lamp"})
	if message["channelName"] != "support" {
		t.Errorf("The ticket is in %v.", message["channelName"])
	}
}

// #endregion
