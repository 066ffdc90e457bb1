# Two images: `storefront`, which is the default, and `sandbox`, which plays the vendors in compose.yaml.
FROM node:24-slim AS source
WORKDIR /foyer
COPY package.json package-lock.json .npmrc ./
COPY sandbox/package.json sandbox/
RUN npm ci
COPY . .

FROM source AS sandbox
RUN install -d -o node -g node /data /secrets
USER node
ENV SANDBOX_HOST=0.0.0.0 SANDBOX_PORT=4010 SANDBOX_STATE=/data
EXPOSE 4010
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SANDBOX_PORT}/`).then(() => process.exit(0), () => process.exit(1))"]
CMD ["node", "--import=tsx", "sandbox/main.ts"]

FROM source AS build
RUN npm run build

FROM node:24-slim AS storefront
WORKDIR /foyer
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000
# Owned by root: the process cannot change what it runs.
COPY --from=build /foyer/.next/standalone ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
