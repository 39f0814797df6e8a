# syntax=docker/dockerfile:1
# Build: docker build -t weavergen .   Run: docker run --env-file .env -p 3000:3000 weavergen
# The sandbox (bubblewrap) needs user namespaces: add --security-opt seccomp=unconfined --security-opt systempaths=unconfined
# where the engine's default profile forbids them. /readyz and every report say which sandbox is in force.

FROM otel/weaver:v0.25.1@sha256:9ad46ca9cd4fa5974b121f886aa3e9946a8ef8ea905001a96c018d21f9db87ca AS weaver

FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-fund --no-audit
COPY . .
RUN npm run -s build

FROM node:24-bookworm-slim
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends bubblewrap ca-certificates git \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /weavergen
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-fund --no-audit && npm cache clean --force
COPY --from=build /build/dist ./dist
COPY --from=weaver /weaver/weaver /usr/local/bin/weaver
ENV NODE_ENV=production WEAVERGEN_DATA_DIR=/data WEAVER_BIN=/usr/local/bin/weaver PORT=3000 HOST=0.0.0.0
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli.js", "serve"]
