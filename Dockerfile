# To pin what this is built on: --build-arg JDK=eclipse-temurin:25-jdk-noble@sha256:…, and JRE likewise.
ARG JDK=eclipse-temurin:25-jdk-noble
ARG JRE=eclipse-temurin:25-jre-noble

FROM ${JDK} AS build
# The Maven wrapper unpacks with it.
RUN apt-get update && apt-get install -y --no-install-recommends unzip && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY .mvn/ .mvn/
COPY mvnw pom.xml ./
COPY src/main/ src/main/
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -q -Dmaven.test.skip=true package \
    && java -Djarmode=tools -jar target/jikimi.jar extract --layers --destination /layers

FROM ${JRE}
RUN groupadd --system --gid 10001 jikimi \
    && useradd --system --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin jikimi \
    && install -d -o 10001 -g 10001 -m 0700 /app/data
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY --from=build /src/target/classes/META-INF/sbom/application.cdx.json sbom.cdx.json
COPY deploy/docker/java.options ./

# Starts the bot as far as it goes without a database of its own and without Discord, and keeps what
# the JVM has learned. It must be the very Java and the very jars that run later; the second line
# fails where Java would not use it.
RUN DISCORD_TOKEN=nobody DISCORD_API_URL=http://127.0.0.1:9/ DATABASE_URL=jdbc:h2:mem:training \
        java @java.options -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar jikimi.jar \
    && java @java.options -XX:AOTMode=on -XX:AOTCache=app.aot -jar jikimi.jar --version

ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Jikimi" \
      org.opencontainers.image.description="A self-hosted Discord bot that keeps a community and keeps itself running" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

# How much memory it takes, for a limit of 512 MB; set it anew for another limit.
ENV JDK_JAVA_OPTIONS="-Xmx200m -Xms96m -Xmn24m"
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${PORT:-8080} && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["java", "@java.options", "-XX:AOTCache=app.aot", "-jar", "jikimi.jar"]
