FROM eclipse-temurin:25-jdk-noble AS build
RUN apt-get update && apt-get install -y --no-install-recommends unzip && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -DskipTests package

FROM eclipse-temurin:25-jre-noble
RUN useradd -r -u 10001 -U -M -s /usr/sbin/nologin jikimi && install -d -o 10001 -g 10001 -m 0700 /app/data
WORKDIR /app
COPY --from=build /src/target/jikimi.jar ./
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["java","-Xmx300m","-XX:+UseSerialGC","-XX:+UseCompactObjectHeaders","-XX:+ExitOnOutOfMemoryError","-jar","jikimi.jar"]
