// A bot on slack-go. The environment has the tokens and the root of the Web API.
package main

import (
	"log"
	"os"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

func main() {
	// #region slack-go
	api := slack.New(
		os.Getenv("SLACK_BOT_TOKEN"),
		slack.OptionAppLevelToken(os.Getenv("SLACK_APP_TOKEN")),
		slack.OptionAPIURL(os.Getenv("SLACK_API_URL")),
	)
	client := socketmode.New(api)
	// #endregion

	go func() {
		for event := range client.Events {
			handle(client, event)
		}
	}()
	if err := client.Run(); err != nil {
		log.Fatal(err)
	}
}

func handle(client *socketmode.Client, event socketmode.Event) {
	switch data := event.Data.(type) {
	case slack.SlashCommand:
		command(client, *event.Request, data)
	case slack.InteractionCallback:
		interaction(client, *event.Request, data)
	case slackevents.EventsAPIEvent:
		client.Ack(*event.Request)
		if mention, ok := data.InnerEvent.Data.(*slackevents.AppMentionEvent); ok {
			_, _, err := client.PostMessage(mention.Channel,
				slack.MsgOptionText("You called?", false), slack.MsgOptionTS(mention.TimeStamp))
			logError(err)
		}
	}
}

func command(client *socketmode.Client, request socketmode.Request, command slack.SlashCommand) {
	if command.Text == "" {
		client.Ack(request, map[string]string{"text": "Describe the problem after the command."})
		return
	}
	client.Ack(request)
	_, err := client.OpenView(command.TriggerID, form(command.Text))
	logError(err)
}

func interaction(client *socketmode.Client, request socketmode.Request, callback slack.InteractionCallback) {
	switch callback.Type {
	case slack.InteractionTypeViewSubmission:
		title := callback.View.State.Values["title"]["value"].Value
		if len(strings.Fields(title)) < 2 {
			client.Ack(request, slack.NewErrorsViewSubmissionResponse(map[string]string{"title": "Say more."}))
			return
		}
		client.Ack(request)
		system := callback.View.State.Values["system"]["system"].SelectedOption.Value
		_, _, err := client.PostMessage("#support", card(title+" ("+system+")")...)
		logError(err)
	case slack.InteractionTypeBlockSuggestion:
		client.Ack(request, slack.OptionsResponse{Options: []*slack.OptionBlockObject{
			slack.NewOptionBlockObject(callback.Value, plain("System "+callback.Value), nil),
		}})
	case slack.InteractionTypeBlockActions:
		client.Ack(request)
		closed := "Closed: " + callback.ActionCallback.BlockActions[0].Value
		_, _, _, err := client.UpdateMessage(callback.Channel.ID, callback.Message.Timestamp,
			slack.MsgOptionText(closed, false), slack.MsgOptionBlocks(slack.NewSectionBlock(plain(closed), nil, nil)))
		logError(err)
	}
}

func form(title string) slack.ModalViewRequest {
	entry := slack.NewPlainTextInputBlockElement(nil, "value")
	entry.InitialValue = title
	minLength := 2
	systems := slack.NewOptionsSelectBlockElement(slack.OptTypeExternal, nil, "system")
	systems.MinQueryLength = &minLength
	return slack.ModalViewRequest{
		Type:       slack.VTModal,
		CallbackID: "ticket",
		Title:      plain("New ticket"),
		Submit:     plain("Open"),
		Blocks: slack.Blocks{BlockSet: []slack.Block{
			slack.NewInputBlock("title", plain("Title"), nil, entry),
			slack.NewInputBlock("system", plain("System"), nil, systems),
		}},
	}
}

func card(text string) []slack.MsgOption {
	button := slack.NewButtonBlockElement("close", text, plain("Close"))
	return []slack.MsgOption{
		slack.MsgOptionText(text, false),
		slack.MsgOptionBlocks(slack.NewSectionBlock(plain(text), nil, nil), slack.NewActionBlock("", button)),
	}
}

func plain(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, text, false, false)
}

func logError(err error) {
	if err != nil {
		log.Print(err)
	}
}
