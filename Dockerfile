# malaf alone, for machines without Rust: docker build -t malaf .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/dossier" malaf build --strict
# With a browser for `malaf export pdf`: docker build --build-arg CHROMIUM=yes -t malaf .
FROM rust:1.95-slim-trixie AS made
WORKDIR /malaf
COPY . .
RUN cargo install --locked --path . --root /made

FROM debian:trixie-slim
ARG CHROMIUM=no
# curl is for `malaf check --external`.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl \
    && if [ "$CHROMIUM" = yes ]; then apt-get install -y --no-install-recommends chromium fonts-noto-core; fi \
    && rm -rf /var/lib/apt/lists/*
COPY --from=made /made/bin/malaf /usr/local/bin/malaf
WORKDIR /dossier
USER 1000:1000
ENTRYPOINT ["malaf"]
CMD ["check", "--strict"]
