# One image for migrate, seed, worker and server; which of them runs is the command's choice.

FROM node:24-slim AS build
WORKDIR /app
# What only `npm start` and developers need is not installed (docs/operations.md, “As services”).
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma ./prisma
COPY deploy ./deploy
RUN npm ci --omit=dev
COPY . .
# Built now, so that no worker needs to write into its own folder.
RUN node --import tsx -e "await (await import('./worker/bundle.ts')).workflowBundle()"

FROM node:24-slim
ENV NODE_ENV=production DUBAN_HOST=0.0.0.0
WORKDIR /app
# Owned by root: who runs it may read it and change nothing. npm is not needed any more.
COPY --from=build /app ./
RUN rm -rf /usr/local/lib/node_modules/npm /usr/local/bin/npm /usr/local/bin/npx
USER node
EXPOSE 3000
# Its own folder may be read-only: tsx keeps what it has compiled in the temporary folder.
ENV TMPDIR=/tmp
CMD ["node", "--import", "tsx", "server/main.ts"]
