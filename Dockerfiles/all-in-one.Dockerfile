# Everything in one container, stores included; the data lives in the volume. From the top folder:
#   docker build -f Dockerfiles/all-in-one.Dockerfile -t tradesense .
#   docker run -p 8080:8080 -v tradesense:/data tradesense
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests package -pl all-in-one -am && \
    mkdir -p /image/lib && \
    cp all-in-one/target/all-in-one-*-SNAPSHOT.jar all-in-one/target/lib/*.jar /image/lib/

FROM eclipse-temurin:17-jre
# libssl3: the embedded Redis. PostgreSQL refuses to run as root, so nothing here does.
RUN apt-get update && apt-get install -y --no-install-recommends curl libssl3 && rm -rf /var/lib/apt/lists/* && \
    useradd --system --uid 10001 --create-home tradesense && \
    install -d -o tradesense /data
COPY --from=build --chown=root:root /image /opt/tradesense
USER 10001
ENV TRADESENSE_DATA=/data TRADESENSE_HOST=0.0.0.0 TRADESENSE_PORT=8080 LOG_FORMAT=json \
    JAVA_OPTIONS="-XX:+UseSerialGC -Xmx512m -Xss512k -XX:+ExitOnOutOfMemoryError"
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=40s --retries=3 \
    CMD curl -fs http://127.0.0.1:${TRADESENSE_PORT}/health || exit 1
CMD ["sh", "-c", "exec java $JAVA_OPTIONS -cp '/opt/tradesense/lib/*' io.tradesense.allinone.Main"]
