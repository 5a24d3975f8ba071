package main

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// The variables that say how to reach Discord, and as whom.
const (
	tokenVariable     = "DISCORD_TOKEN"
	tokenFileVariable = "DISCORD_TOKEN_FILE"
	appVariable       = "DISCORD_APP_ID"
	guildVariable     = "DISCORD_GUILD_ID"
	keyVariable       = "DISCORD_PUBLIC_KEY"
	originVariable    = "DISCORD_API_URL"
)

// maxToken is the longest token that is read, in bytes: many times Discord's.
const maxToken = 4 << 10

// discordEnv is what the environment says about Discord.
type discordEnv struct {
	token     string            // without "Bot "; empty: none
	appID     string            // empty: the one that the token belongs to
	guildID   string            // the server whose commands are meant; empty: those of all
	publicKey ed25519.PublicKey // nil: none
	origin    string            // without a slash at its end; empty: Discord's own
	astray    bool              // another origin is meant that cannot be right: nothing may be sent
}

// discordEnv reads the environment. It refuses what is there and cannot be
// right; that something is absent is for the command to judge. No error holds
// the token, or anything from the file that should hold it.
func (a *app) discordEnv() (discordEnv, error) {
	e, problems := a.readDiscordEnv()
	if len(problems) > 0 {
		return discordEnv{}, problems[0]
	}
	return e, nil
}

// readDiscordEnv leaves empty what cannot be right, and tells all of it.
func (a *app) readDiscordEnv() (e discordEnv, problems []error) {
	var errs [5]error
	e.token, errs[0] = a.token()
	e.appID, errs[1] = a.snowflake(appVariable, "the application's, as General Information in the developer portal shows it")
	e.guildID, errs[2] = a.snowflake(guildVariable, "the server's, as its menu in Discord copies it in developer mode")
	e.publicKey, errs[3] = a.publicKey()
	e.origin, errs[4] = a.origin()
	e.astray = errs[4] != nil
	for _, err := range errs {
		if err != nil {
			problems = append(problems, err)
		}
	}
	return e, problems
}

// token is the bot's token, empty where there is none.
func (a *app) token() (string, error) {
	value, file := a.env(tokenVariable), a.env(tokenFileVariable)
	switch {
	case value != "" && file != "":
		return "", fmt.Errorf("%s beside %s (want one of them)", tokenVariable, tokenFileVariable)
	case value != "":
		return cleanToken(tokenVariable, value)
	case file == "":
		return "", nil
	}
	source := tokenFileVariable + " " + shown(file)
	value, err := readToken(file)
	if err != nil {
		return "", fmt.Errorf("%s: %w (want a file that holds the token alone)", source, cause(err))
	}
	return cleanToken(source, value)
}

func readToken(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxToken+1))
	if err == nil && len(data) > maxToken {
		err = fmt.Errorf("more than %d bytes", maxToken)
	}
	return string(data), err
}

var (
	tokenPattern  = regexp.MustCompile(`^[-._A-Za-z0-9]+$`)
	secretPattern = regexp.MustCompile(`^[-_A-Za-z0-9]{24,}(\.[-_A-Za-z0-9]+)*$`)
	hexDigits     = regexp.MustCompile(`^[0-9A-Fa-f]+$`)
	digits        = regexp.MustCompile(`^[0-9]+$`)
)

// shown quotes a wrong value, unless it may be a secret that was put under the
// wrong name.
func shown(value string) string {
	if secretPattern.MatchString(value) && !hexDigits.MatchString(value) {
		return fmt.Sprintf("of %d characters, not shown as it may be a secret", len(value))
	}
	return quote(value)
}

// cleanToken strips what surrounds a token where it was copied from a header
// or a file, and refuses what is another of the application's values. Whether
// it is valid only Discord can say.
func cleanToken(source, value string) (string, error) {
	parts := strings.Fields(strings.TrimPrefix(value, "\ufeff"))
	if len(parts) > 0 && strings.EqualFold(parts[0], "Bot") {
		parts = parts[1:]
	}
	token := strings.Join(parts, " ")
	var problem string
	switch {
	case token == "":
		problem = "is blank"
	case !tokenPattern.MatchString(token):
		problem = "holds a space, a quotation mark or another character that no token has"
	case digits.MatchString(token):
		problem = "is a number, perhaps the application's ID"
	case len(token) == 2*ed25519.PublicKeySize && hexDigits.MatchString(token):
		problem = "is 64 hex digits, perhaps the application's public key"
	default:
		return token, nil
	}
	return "", fmt.Errorf("%s %s (want the token under Bot in the developer portal, alone)", source, problem)
}

// snowflake reads an ID; whose says which one is wanted.
func (a *app) snowflake(variable, whose string) (string, error) {
	id := strings.TrimSpace(a.env(variable))
	if id == "" {
		return "", nil
	}
	if !isSnowflake(id) {
		return "", fmt.Errorf("%s %s (want an ID of digits alone: %s)", variable, shown(id), whose)
	}
	return id, nil
}

// isSnowflake reports whether Discord could have given out the ID.
func isSnowflake(id string) bool {
	n, err := strconv.ParseUint(id, 10, 64)
	return err == nil && n > 0 && digits.MatchString(id)
}

// publicKey is the key that Discord signs interactions with, nil where there
// is none.
func (a *app) publicKey() (ed25519.PublicKey, error) {
	value := strings.TrimSpace(a.env(keyVariable))
	if value == "" {
		return nil, nil
	}
	key, err := hex.DecodeString(value)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("%s %s (want 64 hex digits: the application's public key, as General Information in the developer portal shows it)", keyVariable, shown(value))
	}
	return key, nil
}

// origin is what stands in for https://discord.com, empty for nothing.
func (a *app) origin() (string, error) {
	value := strings.TrimSpace(a.env(originVariable))
	if value == "" {
		return "", nil
	}
	if strings.Contains(value, "@") { // after a password, perhaps
		return "", fmt.Errorf("%s holds a user name (want an origin such as https://discord.com)", originVariable)
	}
	u, err := url.Parse(strings.TrimRight(value, "/"))
	switch {
	case err != nil:
		err = errors.New("no URL")
	case u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "":
		err = errors.New("no http or https address")
	case u.Path != "" || u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		err = errors.New("more than an origin")
	default:
		return u.Scheme + "://" + u.Host, nil
	}
	return "", fmt.Errorf("%s %s: %w (want an origin such as https://discord.com)", originVariable, shown(value), err)
}
