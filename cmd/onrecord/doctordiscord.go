package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"strings"

	"onrecord/bot/discord"
)

// findings checks what Discord knows of the application. Where there is no
// token although one was given, the reason has been told already.
func (e discordEnv) findings(ctx context.Context, given bool) iter.Seq[finding] {
	return func(yield func(finding) bool) {
		rest := finding{unchecked, "application, intents, gateway, commands, endpoint", "this takes a token that Discord accepts", ""}
		if e.astray {
			yield(finding{unchecked, "token, " + rest.Check, "this takes an address to ask at", ""})
			return
		}
		client, err := e.client()
		if err != nil {
			missing := finding{wrong, "token", "there is none", fmt.Sprintf("make one under Bot in %s and set %s or %s", portal, tokenVariable, tokenFileVariable)}
			_ = (given || yield(missing)) && yield(rest)
			return
		}
		self, err := discord.Self(ctx, client)
		var refused *discord.Error
		switch {
		case err == nil:
		case errors.As(err, &refused) && refused.Status == http.StatusUnauthorized:
			_ = yield(finding{wrong, "token", "Discord refuses it", "copy it from Bot in " + portal + ", or have another made there with Reset Token"}) && yield(rest)
			return
		default:
			_ = yield(e.unreached(err)) && yield(finding{unchecked, "token, " + rest.Check, "this takes an answer of Discord's", ""})
			return
		}
		_ = yield(found("token", "Discord accepts it")) &&
			yield(e.checkApplication(self)) &&
			yield(checkIntents(self)) &&
			yield(checkGateway(ctx, client)) &&
			yield(e.checkCommands(ctx, client, self)) &&
			yield(e.checkEndpoint(self))
	}
}

// unreached is the finding where Discord has not said what the application is.
func (e discordEnv) unreached(err error) finding {
	var refused *discord.Error
	switch {
	case errors.As(err, &refused):
		return finding{wrong, "connection", refused.Error(), "try again later"}
	case e.origin != "":
		return finding{wrong, "connection", err.Error(), "see whether " + originVariable + " is right and answers"}
	}
	return finding{wrong, "connection", err.Error(), "see whether https://discord.com can be reached from here"}
}

func (e discordEnv) checkApplication(self *discord.Application) finding {
	if e.appID != "" && e.appID != self.ID {
		return finding{wrong, "application", fmt.Sprintf("the token belongs to %s, %s, and %s says %s", self.ID, self.Name, appVariable, e.appID),
			"set " + appVariable + " to " + self.ID + ", or take the other application's token"}
	}
	return found("application", "%s, %s", self.ID, self.Name)
}

func checkIntents(self *discord.Application) finding {
	needless := self.PrivilegedIntents()
	if len(needless) == 0 {
		return found("intents", "no privileged one is needed or switched on")
	}
	return found("intents", "no privileged one is needed; under Bot in the developer portal %s can be switched off", strings.Join(needless, " and "))
}

func checkGateway(ctx context.Context, client *discord.Client) finding {
	starts, err := discord.GatewayStarts(ctx, client)
	switch {
	case err != nil:
		return finding{wrong, "gateway", err.Error(), "try again later"}
	case starts.Remaining == 0:
		return finding{wrong, "gateway", fmt.Sprintf("none of %d session starts is left", starts.Total),
			fmt.Sprintf("wait for %s, and see in the log why so many were made", starts.Reset)}
	}
	return found("gateway", "%d of %d session starts are left", starts.Remaining, starts.Total)
}

func (e discordEnv) checkCommands(ctx context.Context, client *discord.Client, self *discord.Application) finding {
	e.appID = self.ID
	want := discord.Commands(e.guildID != "")
	changes, err := discord.Register(ctx, client, e.appID, e.guildID, want, true)
	where, command := "for all servers", "onrecord register"
	if e.guildID != "" {
		where = "in server " + e.guildID
		command += " --guild " + e.guildID
	}
	switch {
	case isRefusal(err):
		return finding{wrong, "commands", e.explain(err).Error(), "mend that and run " + command}
	case err != nil:
		return finding{unchecked, "commands", err.Error(), ""}
	case len(changes) > 0:
		return finding{wrong, "commands", differing(changes) + " " + where, "run " + command}
	}
	return found("commands", "%d are registered %s as they should be", len(want), where)
}

// isRefusal reports whether Discord does not want to, rather than cannot now.
func isRefusal(err error) bool {
	var refused *discord.Error
	return errors.As(err, &refused) && refused.Status/100 == 4 && refused.Status != http.StatusTooManyRequests
}

// differing counts changes by kind.
func differing(changes []discord.Change) string {
	count := map[string]int{}
	for _, c := range changes {
		count[c.Kind]++
	}
	var parts []string
	for _, k := range []struct{ kind, text string }{
		{discord.Added, "not registered"}, {discord.Changed, "out of date"}, {discord.Removed, "no longer there"},
	} {
		if n := count[k.kind]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, k.text))
		}
	}
	return strings.Join(parts, ", ")
}

// checkEndpoint compares where Discord sends interactions with what the
// environment is set up for: with an endpoint the gateway gets none.
func (e discordEnv) checkEndpoint(self *discord.Application) finding {
	set := keyVariable + "=" + self.VerifyKey
	if e.publicKey != nil && !strings.EqualFold(self.VerifyKey, hex.EncodeToString(e.publicKey)) {
		return finding{wrong, "endpoint", keyVariable + " is not the application's public key", "set " + set}
	}
	if self.Endpoint == "" {
		return found("endpoint", "none is set: interactions come through the gateway")
	}
	where := fmt.Sprintf("interactions go to %s, and none through the gateway", withoutQuery(self.Endpoint))
	if e.publicKey == nil {
		return finding{wrong, "endpoint", where, "serve them there with " + set + ", or clear Interactions Endpoint URL under General Information in the developer portal"}
	}
	return found("endpoint", "%s", where)
}

// withoutQuery leaves out what may be a secret of an address.
func withoutQuery(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "an address"
	}
	return u.Scheme + "://" + u.Host + u.Path
}
