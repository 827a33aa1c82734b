package rival;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.MapperFeature;

/** The same contract as the product's, written the usual way. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableCaching
@EnableScheduling
class Rival {

  public static void main(String[] arguments) {
    SpringApplication.run(Rival.class, arguments);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Strict reading, and fields in the order in which they are written down. */
  @Bean
  JsonMapperBuilderCustomizer json() {
    return builder ->
        builder
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    System.out.println("ready");
  }
}
