# One service as an image. From the top folder:
#   docker build -f Dockerfiles/service.Dockerfile --build-arg MODULE=trading-verticle \
#     --build-arg MAIN=io.tradesense.trading.TradingService -t tradesense/trading .
FROM maven:3.9-eclipse-temurin-17 AS build
ARG MODULE
WORKDIR /source
COPY . .
# The libraries of the module and of cluster-config apart: the second only joins the class path where a cluster is wanted.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests package -pl ${MODULE},cluster-config -am && \
    mvn -B -ntp -DskipTests package org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory=/image/lib -pl ${MODULE} -am && \
    mkdir -p /image/cluster && \
    cp ${MODULE}/target/${MODULE}-*-SNAPSHOT.jar /image/lib/ && \
    cp cluster-config/target/cluster-config-*.jar cluster-config/target/lib/*.jar /image/cluster/

FROM eclipse-temurin:17-jre
ARG MAIN
ARG PORT=8080
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* && \
    useradd --system --uid 10001 --no-create-home tradesense
COPY --from=build --chown=root:root /image /opt/tradesense
USER 10001
ENV MAIN=${MAIN} HTTP_HOST=0.0.0.0 LOG_FORMAT=json HEALTH_PORT=${PORT} \
    JAVA_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=60 -Xss512k -XX:+ExitOnOutOfMemoryError"
EXPOSE ${PORT}
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD curl -fs http://127.0.0.1:${HEALTH_PORT}/health/live || exit 1
# exec: the JVM is process 1 and hears SIGTERM.
CMD ["sh", "-c", "classes=/opt/tradesense/lib/*; [ \"$TRADESENSE_SHAPE\" != clustered ] || classes=$classes:/opt/tradesense/cluster/*; exec java $JAVA_OPTIONS -cp \"$classes\" \"$MAIN\""]
