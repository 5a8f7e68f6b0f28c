package io.openitem.deployment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What replaces the packaged routes, mappings and customizing.
 *
 * @param overrides a folder whose {@code routes/}, {@code mappings/}, {@code customizing/} and
 *     {@code mails/} files replace the packaged ones of the same name, read once at the start
 *     (default: none)
 */
@ConfigurationProperties("openitem")
public record DeploymentSettings(@Nullable Path overrides) {}
