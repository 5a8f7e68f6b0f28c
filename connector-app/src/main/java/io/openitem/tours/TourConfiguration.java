package io.openitem.tours;

import io.openitem.deployment.DeployedFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tours in effect and the steps that show them. */
@Configuration(proxyBeanMethods = false)
public class TourConfiguration {

  @Bean
  Tours tours(DeployedFiles files) {
    return Tours.read(files);
  }

  @Bean
  ListTours listTours(Tours tours) {
    return new ListTours(tours);
  }

  @Bean
  GetTour getTour(Tours tours) {
    return new GetTour(tours);
  }
}
