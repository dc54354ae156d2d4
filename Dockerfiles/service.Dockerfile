# One service as an image. From the top folder:
#   docker build -f Dockerfiles/service.Dockerfile --build-arg MODULE=trading-verticle \
#     --build-arg MAIN=io.tradesense.trading.TradingService --build-arg PORT=8082 -t tradesense/trading:0.1.0 .
FROM maven:3.9-eclipse-temurin-17 AS build
ARG MODULE
WORKDIR /source
COPY . .
# The libraries of the module and of cluster-config apart: the second only joins the class path where a cluster is wanted.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests package -pl all-in-one,${MODULE},cluster-config,dashboard -am && \
    mvn -B -ntp -DskipTests package dependency:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory=/image/lib -pl ${MODULE} -am && \
    mkdir -p /image/cluster /stores && \
    cp all-in-one/target/all-in-one-*-SNAPSHOT.jar all-in-one/target/lib/*.jar /stores/ && \
    cp ${MODULE}/target/${MODULE}-*-SNAPSHOT.jar /image/lib/ && \
    { [ "${MODULE}" != gateway ] || cp dashboard/target/dashboard-*-SNAPSHOT.jar /image/lib/; } && \
    cp cluster-config/target/cluster-config-*.jar cluster-config/target/lib/*.jar /image/cluster/
# Only the modules that services and their libraries use. jdk.crypto.ec: TLS with elliptic curves; jdk.unsupported: Netty;
# java.desktop: pictures of the journal lose their metadata by ImageIO.
RUN jlink --add-modules java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs \
      --strip-debug --no-header-files --no-man-pages --compress=2 --generate-cds-archive --output /image/java

FROM debian:12-slim AS runtime
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates && rm -rf /var/lib/apt/lists/* && \
    useradd --system --uid 10001 --no-create-home tradesense
COPY --from=build --chown=root:root /image /opt/tradesense
ENV PATH=/opt/tradesense/java/bin:$PATH

# Class data sharing: the service starts once beside the embedded stores, which the image does not keep.
FROM runtime AS training
ARG MAIN
RUN apt-get update && apt-get install -y --no-install-recommends libssl3 procps
COPY --from=build /stores /stores
COPY --from=build /opt/java/openjdk /jdk
COPY --chmod=755 Dockerfiles/rehearse.sh /
RUN install -d -o tradesense /archives /rehearsal
USER 10001
# One archive is good for one class path, and a member of a cluster has five thousand classes more.
RUN /jdk/bin/java -cp "/stores/*" io.tradesense.allinone.clustered.Stores /rehearsal & \
    stores=$! && \
    until [ -f /rehearsal/cluster/ready ]; do kill -0 $stores && sleep 0.2 || exit 1; done && \
    service=$(echo ${MAIN} | cut -d. -f3) && export JAVA_OPTIONS="-XX:+UseSerialGC -Xmx96m" && \
    /rehearse.sh /archives/addressed.jsa /rehearsal/cluster/$service.env "/opt/tradesense/lib/*" ${MAIN} && \
    TRADESENSE_SHAPE=clustered /rehearse.sh /archives/clustered.jsa /rehearsal/cluster/$service.env \
      "/opt/tradesense/lib/*:/opt/tradesense/cluster/*" ${MAIN} && \
    kill $stores && wait $stores || true; \
    test -s /archives/addressed.jsa && test -s /archives/clustered.jsa

FROM runtime
ARG MAIN
ARG PORT=8080
COPY --chown=root:root --chmod=755 Dockerfiles/start-service.sh /opt/tradesense/
COPY --from=training --chown=root:root /archives/addressed.jsa /archives/clustered.jsa /opt/tradesense/
USER 10001
# Within 256 MB: heap, class data, code and threads each have their bound, and an end that is seen.
# A small young generation and little room above what is alive, and what malloc keeps of freed memory is given back each 5 s.
# ArchiveRelocationMode: the archive stays the mapped file that it is, see docs/decisions/0046-map-classes-where-they-were-written.md.
# Tier4: the second compiler waits until a method has been called four times as often as usual, or it takes a third of a start.
ENV MAIN=${MAIN} HTTP_HOST=0.0.0.0 LOG_FORMAT=json HEALTH_PORT=${PORT} \
    JAVA_OPTIONS="-XX:+UseSerialGC -Xms24m -Xmx96m -XX:MaxNewSize=16m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:TrimNativeHeapInterval=5000 -Xss512k -XX:MaxMetaspaceSize=96m -XX:ReservedCodeCacheSize=48m -XX:MaxDirectMemorySize=48m -XX:+ExitOnOutOfMemoryError -Xshare:auto -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2400 -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=160000"
EXPOSE ${PORT}
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD curl -fs http://127.0.0.1:${HEALTH_PORT}/health/live || exit 1
CMD ["/opt/tradesense/start-service.sh"]
