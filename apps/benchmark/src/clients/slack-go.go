// An app on slack-go, the library's own router of commands included. It talks to the benchmark as the clients in Node do:
// over the channel that Node gives a child, a line of JSON for each message.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// nested is what slack-go's type of a command leaves out: a handler that wants it parses the payload again.
type nested struct {
	Nested struct {
		Deep struct {
			Value string `json:"value"`
		} `json:"deep"`
	} `json:"nested"`
}

func handle(event *socketmode.Event, client *socketmode.Client) {
	command, isCommand := event.Data.(slack.SlashCommand)
	if !isCommand {
		return
	}
	var more nested
	if err := json.Unmarshal(event.Request.Payload, &more); err != nil {
		panic(err)
	}
	text := command.UserID + " " + command.ChannelID + " " + more.Nested.Deep.Value
	client.Ack(*event.Request, map[string]string{"text": text})
}

func main() {
	count, err := strconv.Atoi(os.Getenv("BENCH_HANDLERS"))
	if err != nil {
		panic(err)
	}
	api := slack.New(
		os.Getenv("SLACK_BOT_TOKEN"),
		slack.OptionAppLevelToken(os.Getenv("SLACK_APP_TOKEN")),
		slack.OptionAPIURL(os.Getenv("SLACK_API_URL")),
	)
	client := socketmode.New(api)
	handler := socketmode.NewSocketmodeHandler(client)
	for index := 0; index < count; index++ {
		handler.HandleSlashCommand(fmt.Sprintf("/command-%05d", index), handle)
	}
	// Connecting, connected, hello: not knowing them would be logged.
	handler.HandleDefault(func(*socketmode.Event, *socketmode.Client) {})
	go answerQuestions()
	if err := handler.RunEventLoop(); err != nil {
		panic(err)
	}
}

// answerQuestions ends the process when the benchmark has gone.
func answerQuestions() {
	descriptor, err := strconv.Atoi(os.Getenv("NODE_CHANNEL_FD"))
	if err != nil {
		panic(err)
	}
	channel := os.NewFile(uintptr(descriptor), "channel")
	for lines := bufio.NewScanner(channel); lines.Scan(); {
		fmt.Fprintln(channel, report())
	}
	os.Exit(0)
}

func report() string {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	micros := func(time syscall.Timeval) int64 { return time.Sec*1_000_000 + time.Usec }
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		panic(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(statm))[1])
	if err != nil {
		panic(err)
	}
	return fmt.Sprintf(`{"cpuUs":%d,"rssBytes":%d}`, micros(used.Utime)+micros(used.Stime), pages*os.Getpagesize())
}
