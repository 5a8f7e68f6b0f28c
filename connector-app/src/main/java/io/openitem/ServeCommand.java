package io.openitem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the connector until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the connector until it is told to stop (Ctrl-C or SIGTERM).",
      "",
      "Without further configuration it brings its own PostgreSQL and Artemis, both durable, with their"
          + " data in --data. In production give it yours:",
      "  --spring.datasource.url=jdbc:postgresql://db/openitem   (user and password from the environment:"
          + " SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD)",
      "  --openitem.broker.url=tcp://broker:61616                (OPENITEM_BROKER_USER, OPENITEM_BROKER_PASSWORD)",
      "Every setting of docs/settings.md can be given as --name=value, as an environment variable, or in"
          + " an application.yaml in the working directory.",
      ""
    })
public final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where the API listens; 0 takes a free port. Default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description =
          "Where health and metrics listen, loopback only; 0 takes a free port. Default: ${DEFAULT-VALUE}.")
  private int managementPort = 9876;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the embedded PostgreSQL and Artemis keep their data. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("openitem-data");

  @Option(
      names = "--overrides",
      paramLabel = "DIR",
      description = {
        "A folder whose routes/, mappings/ and customizing/ files replace the packaged ones of the same"
            + " name. A file that would alter money, or does not pass its checks, refuses the start."
      })
  private @Nullable Path overrides;

  @Parameters(
      arity = "0..*",
      paramLabel = "--name=value",
      description = "Any setting of docs/settings.md.")
  private List<String> settings = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    requireSettings();
    awaitClose(start(arguments()));
    return 0;
  }

  /** Starts the connector with settings in the form {@code --name=value}. */
  public static ConfigurableApplicationContext start(List<String> arguments) {
    SpringApplication application = new SpringApplication(Application.class);
    return application.run(arguments.toArray(String[]::new));
  }

  /** Waits until the connector is told to stop, by a signal for instance. */
  public static void awaitClose(ConfigurableApplicationContext context)
      throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    context.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
    closed.await();
  }

  private List<String> arguments() {
    List<String> all = new ArrayList<>();
    all.add("--server.port=" + port);
    all.add("--management.server.port=" + managementPort);
    all.add("--openitem.data=" + data.toAbsolutePath());
    if (overrides != null) {
      all.add("--openitem.overrides=" + overrides.toAbsolutePath());
    }
    all.addAll(settings);
    return all;
  }

  private void requireSettings() {
    for (String setting : settings) {
      if (!setting.matches("--[a-z0-9-]+([.\\[][^=]*)+=.*")) {
        throw new ParameterException(
            spec.commandLine(),
            "'%s' is neither an option of serve nor a setting (--name.of.setting=value)"
                .formatted(setting));
      }
    }
  }
}
