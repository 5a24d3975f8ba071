package discord

import "net/url"

// Invite is the link by which an application is added to a server or, with
// user, to the account of whoever follows it. It asks for commands alone:
// without a bot in the server there is nothing that could read or post beside
// the answers to them, and so no permission to give. See
// docs.discord.com/developers/topics/oauth2, under Bot Authorization Flow.
func Invite(appID string, user bool) string {
	link := "https://discord.com/oauth2/authorize?client_id=" + url.QueryEscape(appID) + "&scope=applications.commands"
	if user {
		link += "&integration_type=1"
	}
	return link
}
