# syntax=docker/dockerfile:1
# ilwon in a container: built here, run by a user without rights, its data in /var/lib/ilwon.
#   docker build -t ilwon .
#   docker run --network host -v ilwon:/var/lib/ilwon -e ILWON_MODE=dev ilwon    to try it: dev answers loopback alone
#   docker run -p 8080:8080 -v ilwon:/var/lib/ilwon --env-file ilwon.env ilwon
# Give it 512 MiB or more with the embedded PostgreSQL, 384 MiB without.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
RUN apt-get update && apt-get install -y --no-install-recommends binutils curl && rm -rf /var/lib/apt/lists/* \
  && useradd --create-home build && chown build /src
USER build
COPY --chown=build .mvn .mvn
COPY --chown=build mvnw pom.xml ./
RUN ./mvnw -q -B dependency:go-offline
COPY --chown=build . .
RUN bin/package && mkdir out && tar -C out --strip-components=1 -xzf target/ilwon-*-linux-*.tar.gz

FROM debian:13-slim
LABEL org.opencontainers.image.title="ilwon" org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --home-dir /var/lib/ilwon --create-home ilwon && chmod 700 /var/lib/ilwon
COPY --from=build /src/out /opt/ilwon
USER 10001:10001
WORKDIR /var/lib/ilwon
ENV ILWON_DATA_DIR=/var/lib/ilwon
VOLUME /var/lib/ilwon
EXPOSE 8080 8081
# A clean stop takes up to a minute: docker stop --time 60.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${ILWON_ADMIN_PORT:-8081} && printf 'GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && grep -q '\"ok\"' <&3"]
ENTRYPOINT ["/opt/ilwon/bin/ilwon"]
CMD ["serve"]
