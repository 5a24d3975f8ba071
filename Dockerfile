FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY bot bot
COPY index index
COPY corpus corpus
COPY cmd cmd
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /onrecord ./cmd/onrecord

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /onrecord /onrecord
USER 65532:65532
ENTRYPOINT ["/onrecord"]
