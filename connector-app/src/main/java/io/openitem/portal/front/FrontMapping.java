package io.openitem.portal.front;

import io.openitem.portal.contract.Contract;
import io.openitem.portal.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Binds what the contracts define, and nothing else, before any other mapping. */
public final class FrontMapping extends SimpleUrlHandlerMapping {

  /** Binds these contracts; the first is the one that is served to read. */
  public FrontMapping(
      List<Contract> contracts, HandOver handOver, ProblemWriter problems, FrontSettings settings) {
    Places places =
        new Places(settings.concurrentOperationsMax(), settings.concurrentDownloadsMax());
    Map<String, Object> paths = new HashMap<>();
    for (Contract contract : contracts) {
      for (Operation operation : contract.operations()) {
        PathEndpoint path =
            (PathEndpoint)
                paths.computeIfAbsent(operation.path(), key -> new PathEndpoint(problems));
        path.add(operation.method(), new OperationEndpoint(operation, handOver, problems, places));
      }
    }
    Contract api = contracts.get(0);
    byte[] json = api.json().toPrettyString().getBytes(StandardCharsets.UTF_8);
    paths.put("/openapi.yaml", new ContractEndpoint(api.yaml(), "application/yaml", problems));
    paths.put("/openapi.json", new ContractEndpoint(json, "application/json", problems));
    paths.putAll(OpenPages.all(problems));
    paths.put("/**", new NothingHere(problems));
    setUrlMap(paths);
    setOrder(Ordered.HIGHEST_PRECEDENCE);
  }
}
