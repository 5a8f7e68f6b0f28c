# The connector, or the sandbox with --build-arg JAR=sandbox/target/openitem-sandbox.jar.
# Build the jars first: mvn -q -DskipTests package
FROM eclipse-temurin:17-jre
ARG JAR=connector-app/target/openitem.jar
RUN useradd --system --uid 10001 --create-home --home-dir /opt/openitem openitem \
    && mkdir /opt/openitem/data && chown openitem:openitem /opt/openitem/data
WORKDIR /opt/openitem
COPY --chown=openitem:openitem ${JAR} app.jar
USER openitem
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "app.jar"]
