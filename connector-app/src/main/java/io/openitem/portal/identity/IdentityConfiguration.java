package io.openitem.portal.identity;

import io.openitem.portal.contract.Contract;
import io.openitem.portal.contract.Operation;
import io.openitem.portal.front.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.DispatcherTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The door: closed to everyone without a session or a verified token, but for what proves itself
 * otherwise.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(IdentitySettings.class)
public class IdentityConfiguration {

  /** Verifies tokens of the configured issuer. */
  @Bean
  public JwtDecoder jwtDecoder(IdentitySettings settings, Clock clock) {
    return TokenDecoder.of(settings, clock);
  }

  /** One observation a filter is more than the filters themselves cost. */
  @Bean
  public SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * The default's rules, but for header values: a control character is refused there as well, by a
   * loop rather than by a pattern that every long token would be matched with.
   */
  @Bean
  public HttpFirewall httpFirewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderValues(
        value -> value.chars().allMatch(c -> !Character.isISOControl(c) && Character.isDefined(c)));
    return firewall;
  }

  /**
   * The one chain. Open are the contract itself and the operations that prove their caller
   * otherwise, by a signature, a password or a link; every other path needs a session or a token,
   * whether there is anything behind it or not.
   */
  @Bean
  public SecurityFilterChain portalSecurity(
      HttpSecurity http,
      JwtDecoder decoder,
      IdentitySettings settings,
      Clock clock,
      List<Contract> contracts,
      ObjectProvider<SessionReader> sessions,
      ProblemWriter problems)
      throws Exception {
    VerifiedTokens tokens = new VerifiedTokens(decoder, settings, clock);
    Refusals refusals = new Refusals(problems);
    RequestMatcher[] open = open(contracts);
    http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests -> requests.requestMatchers(open).permitAll().anyRequest().authenticated())
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals)
                    .authenticationManagerResolver(request -> tokens)
                    .withObjectPostProcessor(answering(refusals)));
    sessions.ifAvailable(
        reader ->
            http.addFilterBefore(
                new SessionFilter(reader, new OrRequestMatcher(open), problems),
                BearerTokenAuthenticationFilter.class));
    return http.build();
  }

  /**
   * Health and figures are for whoever reaches the management port; the console only where that is
   * set; nothing else there is.
   */
  @Bean
  @Order(0)
  public SecurityFilterChain managementSecurity(HttpSecurity http, IdentitySettings settings)
      throws Exception {
    http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(EndpointRequest.to("health", "prometheus"))
                    .permitAll()
                    .requestMatchers(EndpointRequest.to("hawtio", "jolokia"))
                    .access(new ConsoleDoor(settings.console()))
                    .anyRequest()
                    .denyAll());
    return http.build();
  }

  private static RequestMatcher[] open(List<Contract> contracts) {
    PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
    List<RequestMatcher> open = new ArrayList<>();
    open.add(new DispatcherTypeRequestMatcher(DispatcherType.ERROR));
    open.add(path.matcher("/openapi.yaml"));
    open.add(path.matcher("/openapi.json"));
    for (Contract contract : contracts) {
      for (Operation operation : contract.operations()) {
        if (operation.open()) {
          open.add(path.matcher(HttpMethod.valueOf(operation.method()), operation.path()));
        }
      }
    }
    return open.toArray(RequestMatcher[]::new);
  }

  private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(Refusals refusals) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(refusals);
        return filter;
      }
    };
  }
}
