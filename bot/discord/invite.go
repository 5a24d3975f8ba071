package discord

import (
	"net/url"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// An Invitation says what a link adds an application to.
type Invitation int

// The invitations. But for Watches, a link asks for commands alone: without a
// bot in the server there is nothing that could read or post beside the answers
// to them, and so no permission to give.
const (
	ToServer Invitation = iota
	ToAccount
	Watches // a server to whose channels watches post
)

// watchPermissions are what the bot has to be permitted to post to a channel or
// a thread, and to find a post of its own again:
// docs.discord.com/developers/topics/permissions.
const watchPermissions = discordgo.PermissionViewChannel |
	discordgo.PermissionSendMessages |
	discordgo.PermissionEmbedLinks |
	discordgo.PermissionReadMessageHistory |
	discordgo.PermissionSendMessagesInThreads

// Invite is the link by which an application is added to a server, or to the
// account of whoever follows it. See docs.discord.com/developers/topics/oauth2,
// under Bot Authorization Flow.
func Invite(appID string, to Invitation) string {
	link := "https://discord.com/oauth2/authorize?client_id=" + url.QueryEscape(appID) + "&scope="
	switch to {
	case ToAccount:
		return link + "applications.commands&integration_type=" + strconv.Itoa(int(discordgo.ApplicationIntegrationUserInstall))
	case Watches:
		return link + "bot%20applications.commands&permissions=" + strconv.Itoa(watchPermissions) +
			"&integration_type=" + strconv.Itoa(int(discordgo.ApplicationIntegrationGuildInstall))
	}
	return link + "applications.commands"
}
